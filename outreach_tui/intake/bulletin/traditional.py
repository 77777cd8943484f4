"""Traditional characters as the rules know them: one simplified character for one, so that positions stay true."""

_PAIRS = (
    "發发 傳传 諮咨 谘咨 詢询 國国 憲宪 區区 廣广 場场 與与 開开 動动 員员 為为 爲为 實实 單单 冊册 橫横 懸悬 "
    "掛挂 擺摆 講讲 課课 師师 學学 眾众 衆众 餘余 萬万 個个 條条 塊块 張张 貼贴 廳厅 門门 鎮镇 鄉乡 縣县 黨党 "
    "務务 處处 諾诺 禮礼 紀纪 圍围 調调 問问 題题 組组 織织 參参 觀观 覽览 對对 聽听 們们 業业 醫医 護护 權权 "
    "費费 婦妇 兒儿 養养 億亿 點点 號号 電电 視视 體体 網网 線线 訊讯 聯联 機机 關关 據据 統统 計计 達达 過过 "
    "來来 還还 後后 當当 時时 間间 舉举 辦办 義义 齡龄 產产 環环 勞劳 債债 農农 園园 廟庙 會会 樓楼 閱阅 讀读 "
    "書书 資资 預预 總总 佈布 絡络 詐诈 騙骗 兩两 幾几 數数 約约 種种 類类 錄录 鏈链 轉转 畫画 報报 設设 臺台 "
    "檯台 專专 節节 劇剧 藝艺 戲戏 樂乐 競竞 賽赛 獎奖 贈赠 領领 現现 釋释 難难 紛纷 進进 層层 輪轮 蓋盖 慶庆 "
    "項项 簡简 滿满 隊队 幹干 職职 責责 該该 內内 車车 雙双 從从 圖图 衛卫 歡欢 貴贵 陽阳 陝陕 寧宁 雲云 蘇苏 "
    "遼辽 龍龙 黃黄 徵征 違违 懲惩 買买 賣卖 稅税 強强 態态 靜静 執执 標标 語语 識识 繪绘 續续 營营 氣气 應应 "
    "創创 構构 諧谐 導导 響响 愛爱 麼么 給给 蒞莅 臨临 於于"
)
_SIMPLER = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})


def simplified(text: str) -> str:
    """Return a text with traditional characters made simplified, character for character."""
    return text.translate(_SIMPLER)
