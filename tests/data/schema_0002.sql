-- A small database as the program of schema 0002 left it (SQLite).
PRAGMA application_id=1330992210;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE attachment (
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	subdistrict_id CHAR(32) NOT NULL, 
	event_id CHAR(32) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	name TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	sha256 VARCHAR(40) NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT pk_attachment PRIMARY KEY (id), 
	CONSTRAINT ck_attachment_sha256 CHECK (length(sha256) = 64), 
	CONSTRAINT ck_attachment_size_counted CHECK (size >= 0), 
	CONSTRAINT fk_attachment_event_id_event FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT fk_attachment_subdistrict_id_subdistrict FOREIGN KEY(subdistrict_id) REFERENCES subdistrict (id)
);
INSERT INTO "attachment" VALUES('01a20fa9d2797106bf59eac61a215b16',1,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d26373129771dc4f03631f45','photo','现场.jpg',103,'fce6ce2fefa86d574e113dc4ead0703eeec21f300a2aa49f94b3e81b5b0e1a65',NULL);
CREATE TABLE community (
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	subdistrict_id CHAR(32) NOT NULL, 
	name TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	grids INTEGER NOT NULL, 
	adviser TEXT NOT NULL, 
	exists_from DATE, 
	exists_until DATE, 
	CONSTRAINT pk_community PRIMARY KEY (id), 
	CONSTRAINT ck_community_life_in_order CHECK (exists_until IS NULL OR exists_from IS NULL OR exists_until >= exists_from), 
	CONSTRAINT ck_community_grids_counted CHECK (grids >= 0), 
	CONSTRAINT ck_community_name_given CHECK (length(name) > 0), 
	CONSTRAINT fk_community_subdistrict_id_subdistrict FOREIGN KEY(subdistrict_id) REFERENCES subdistrict (id), 
	CONSTRAINT uq_community_subdistrict_id_name UNIQUE (subdistrict_id, name)
);
INSERT INTO "community" VALUES('01a20fa9d23c767d816ff7408e3ac310',1,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e','朝阳社区',1,0,'',NULL,NULL);
INSERT INTO "community" VALUES('01a20fa9d23c7956b478d257d4ed8103',1,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e','长城社区',2,0,'',NULL,NULL);
INSERT INTO "community" VALUES('01a20fa9d23c7a6fabe16ac5de0b47d1',2,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e','新民社区',3,22,'王律师',NULL,NULL);
CREATE TABLE consultation (
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	subdistrict_id CHAR(32) NOT NULL, 
	community_id CHAR(32), 
	event_id CHAR(32), 
	ym INTEGER NOT NULL, 
	day_ym INTEGER NOT NULL, 
	day DATE NOT NULL, 
	standing SMALLINT NOT NULL, 
	recorder TEXT NOT NULL, 
	note TEXT NOT NULL, 
	deleted_at DATETIME, 
	category VARCHAR(40) NOT NULL, 
	outcome VARCHAR(40) NOT NULL, 
	mode VARCHAR(40) NOT NULL, 
	adviser VARCHAR(40) NOT NULL, 
	count INTEGER NOT NULL, 
	follow_up_on DATE, 
	followed_up_on DATE, 
	CONSTRAINT pk_consultation PRIMARY KEY (id), 
	CONSTRAINT ck_consultation_count_positive CHECK (count > 0), 
	CONSTRAINT ck_consultation_standing CHECK (standing IN (0, 1, 2)), 
	CONSTRAINT ck_consultation_month CHECK (ym BETWEEN 190001 AND 219912 AND ym % 100 BETWEEN 1 AND 12), 
	CONSTRAINT fk_consultation_community_id_community FOREIGN KEY(community_id) REFERENCES community (id), 
	CONSTRAINT fk_consultation_event_id_event FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT fk_consultation_subdistrict_id_subdistrict FOREIGN KEY(subdistrict_id) REFERENCES subdistrict (id)
);
INSERT INTO "consultation" VALUES('01a20fa9d25c7c029b671a498b7d4a41',2,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e',NULL,'01a20fa9d2517196997e39edc61647e9',201909,201904,'2019-04-13',1,'测试员','',NULL,'marriage','unrecorded','on_site','lawyer',53,NULL,NULL);
INSERT INTO "consultation" VALUES('01a20fa9d266778796228e17142c3cb4',1,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e',NULL,'01a20fa9d26373129771dc4f03631f45',201903,201909,'2019-09-13',0,'测试员','',NULL,'expropriation','unrecorded','on_site','lawyer',37,NULL,NULL);
INSERT INTO "consultation" VALUES('01a20fa9d26678ffabc45e77b0f5646f',1,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e',NULL,'01a20fa9d26373129771dc4f03631f45',201903,201909,'2019-09-13',0,'测试员','',NULL,'medical','unrecorded','on_site','lawyer',35,NULL,NULL);
INSERT INTO "consultation" VALUES('01a20fa9d27d7d02802be86874fa775a',1,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d23c7956b478d257d4ed8103',NULL,201906,201906,'2019-06-20',1,'测试员','涉及工资',NULL,'marriage','answered','on_site','lawyer',39,NULL,NULL);
INSERT INTO "consultation" VALUES('01a20fa9d3617c1c9ffcd7453a3ab85e',1,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e',NULL,'01a20fa9d2517196997e39edc61647e9',201909,201908,'2019-08-10',1,'测试员','',NULL,'other','advised','on_site','lawyer',2,NULL,NULL);
CREATE TABLE contact (
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	subdistrict_id CHAR(32) NOT NULL, 
	consultation_id CHAR(32) NOT NULL, 
	name TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	keep_until DATE NOT NULL, 
	CONSTRAINT pk_contact PRIMARY KEY (id), 
	CONSTRAINT ck_contact_someone_given CHECK (length(name) > 0 OR length(phone) > 0), 
	CONSTRAINT fk_contact_consultation_id_consultation FOREIGN KEY(consultation_id) REFERENCES consultation (id), 
	CONSTRAINT fk_contact_subdistrict_id_subdistrict FOREIGN KEY(subdistrict_id) REFERENCES subdistrict (id), 
	CONSTRAINT uq_contact_consultation_id UNIQUE (consultation_id)
);
CREATE TABLE distribution (
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	subdistrict_id CHAR(32) NOT NULL, 
	community_id CHAR(32), 
	event_id CHAR(32), 
	ym INTEGER NOT NULL, 
	day_ym INTEGER NOT NULL, 
	day DATE NOT NULL, 
	standing SMALLINT NOT NULL, 
	recorder TEXT NOT NULL, 
	note TEXT NOT NULL, 
	deleted_at DATETIME, 
	material_id CHAR(32) NOT NULL, 
	quantity INTEGER NOT NULL, 
	taken_out INTEGER, 
	brought_back INTEGER, 
	CONSTRAINT pk_distribution PRIMARY KEY (id), 
	CONSTRAINT ck_distribution_quantity_positive CHECK (quantity > 0), 
	CONSTRAINT ck_distribution_standing CHECK (standing IN (0, 1, 2)), 
	CONSTRAINT ck_distribution_booth_count_in_order CHECK (taken_out IS NULL OR (taken_out >= 0 AND brought_back BETWEEN 0 AND taken_out)), 
	CONSTRAINT ck_distribution_month CHECK (ym BETWEEN 190001 AND 219912 AND ym % 100 BETWEEN 1 AND 12), 
	CONSTRAINT fk_distribution_community_id_community FOREIGN KEY(community_id) REFERENCES community (id), 
	CONSTRAINT fk_distribution_event_id_event FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT fk_distribution_material_id_material FOREIGN KEY(material_id) REFERENCES material (id), 
	CONSTRAINT fk_distribution_subdistrict_id_subdistrict FOREIGN KEY(subdistrict_id) REFERENCES subdistrict (id)
);
INSERT INTO "distribution" VALUES('01a20fa9d2667412baa5365b2f2d0e80',1,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e',NULL,'01a20fa9d26373129771dc4f03631f45',201903,201909,'2019-09-13',0,'测试员','',NULL,'01a20fa9d24e71f49e7f851f5f056d4e',50,NULL,NULL);
INSERT INTO "distribution" VALUES('01a20fa9d26676799e8f86e902c24747',1,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e',NULL,'01a20fa9d26373129771dc4f03631f45',201903,201909,'2019-09-13',0,'测试员','',NULL,'01a20fa9d24e71f49e7f851f5f056d4e',27,NULL,NULL);
INSERT INTO "distribution" VALUES('01a20fa9d28478ec9afa134f84d61f93',1,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e',NULL,'01a20fa9d2517196997e39edc61647e9',201909,201904,'2019-04-13',1,'测试员','',NULL,'01a20fa9d24e71f49e7f851f5f056d4e',36,NULL,NULL);
INSERT INTO "distribution" VALUES('01a20fa9d2847a8c8c3c7d74c0ceb0f1',1,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e',NULL,'01a20fa9d2517196997e39edc61647e9',201909,201904,'2019-04-13',1,'测试员','',NULL,'01a20fa9d24e71f49e7f851f5f056d4e',33,NULL,NULL);
INSERT INTO "distribution" VALUES('01a20fa9d29c7fc9ab673d1ad920a54f',1,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e',NULL,'01a20fa9d2517196997e39edc61647e9',201909,201906,'2019-06-03',1,'测试员','',NULL,'01a20fa9d24978eb8f3d21921953ed5c',27,NULL,NULL);
CREATE TABLE event (
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	subdistrict_id CHAR(32) NOT NULL, 
	year INTEGER NOT NULL, 
	serial INTEGER NOT NULL, 
	ym INTEGER NOT NULL, 
	day_ym INTEGER NOT NULL, 
	day DATE NOT NULL, 
	day_end DATE, 
	starts_at VARCHAR(40) NOT NULL, 
	ends_at VARCHAR(40) NOT NULL, 
	title TEXT NOT NULL, 
	form VARCHAR(40) NOT NULL, 
	status VARCHAR(40) NOT NULL, 
	standing SMALLINT NOT NULL, 
	scope VARCHAR(40) NOT NULL, 
	venue TEXT NOT NULL, 
	organiser TEXT NOT NULL, 
	co_organisers TEXT NOT NULL, 
	attendance INTEGER, 
	attendance_estimated BOOLEAN NOT NULL, 
	opinions INTEGER, 
	recorder TEXT NOT NULL, 
	note TEXT NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT pk_event PRIMARY KEY (id), 
	CONSTRAINT ck_event_scope CHECK (scope IN ('communities', 'subdistrict')), 
	CONSTRAINT ck_event_status CHECK (status IN ('planned', 'held', 'rescheduled', 'cancelled')), 
	CONSTRAINT ck_event_estimate_has_value CHECK (attendance IS NOT NULL OR NOT attendance_estimated), 
	CONSTRAINT ck_event_attendance_counted CHECK (attendance IS NULL OR attendance >= 0), 
	CONSTRAINT ck_event_days_in_order CHECK (day_end IS NULL OR day_end >= day), 
	CONSTRAINT ck_event_title_given CHECK (length(title) > 0), 
	CONSTRAINT ck_event_opinions_counted CHECK (opinions IS NULL OR opinions >= 0), 
	CONSTRAINT ck_event_standing CHECK (standing IN (0, 1, 2)), 
	CONSTRAINT ck_event_month CHECK (ym BETWEEN 190001 AND 219912 AND ym % 100 BETWEEN 1 AND 12), 
	CONSTRAINT fk_event_subdistrict_id_subdistrict FOREIGN KEY(subdistrict_id) REFERENCES subdistrict (id), 
	CONSTRAINT uq_event_subdistrict_id_year_serial UNIQUE (subdistrict_id, year, serial)
);
INSERT INTO "event" VALUES('01a20fa9d2517196997e39edc61647e9',4,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e',2019,1,201909,201904,'2019-04-13',NULL,'','','活动54','quiz','held',1,'communities','','','[]',NULL,0,NULL,'测试员','备注',NULL);
INSERT INTO "event" VALUES('01a20fa9d26373129771dc4f03631f45',2,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e',2019,2,201903,201909,'2019-09-13',NULL,'','','活动47','school','cancelled',0,'communities','','','[]',NULL,0,NULL,'测试员','备注','2020-01-15 09:30:00.000000');
CREATE TABLE event_audience (
	event_id CHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	audience VARCHAR(40) NOT NULL, 
	attendance INTEGER, 
	CONSTRAINT pk_event_audience PRIMARY KEY (event_id, position), 
	CONSTRAINT ck_event_audience_attendance_counted CHECK (attendance IS NULL OR attendance >= 0), 
	CONSTRAINT fk_event_audience_event_id_event FOREIGN KEY(event_id) REFERENCES event (id)
);
INSERT INTO "event_audience" VALUES('01a20fa9d2517196997e39edc61647e9',0,'elderly',NULL);
INSERT INTO "event_audience" VALUES('01a20fa9d2517196997e39edc61647e9',1,'disabled',2);
CREATE TABLE event_community (
	event_id CHAR(32) NOT NULL, 
	community_id CHAR(32) NOT NULL, 
	subdistrict_id CHAR(32) NOT NULL, 
	ym INTEGER NOT NULL, 
	day_ym INTEGER NOT NULL, 
	standing SMALLINT NOT NULL, 
	form VARCHAR(40) NOT NULL, 
	attendance INTEGER, 
	attendance_estimated BOOLEAN NOT NULL, 
	CONSTRAINT pk_event_community PRIMARY KEY (event_id, community_id), 
	CONSTRAINT ck_event_community_standing CHECK (standing IN (0, 1, 2)), 
	CONSTRAINT fk_event_community_community_id_community FOREIGN KEY(community_id) REFERENCES community (id), 
	CONSTRAINT fk_event_community_event_id_event FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT fk_event_community_subdistrict_id_subdistrict FOREIGN KEY(subdistrict_id) REFERENCES subdistrict (id)
);
INSERT INTO "event_community" VALUES('01a20fa9d2517196997e39edc61647e9','01a20fa9d23c767d816ff7408e3ac310','01a20fa9d22977b8ac6036650b694c1e',201909,201904,1,'quiz',NULL,0);
INSERT INTO "event_community" VALUES('01a20fa9d2517196997e39edc61647e9','01a20fa9d23c7956b478d257d4ed8103','01a20fa9d22977b8ac6036650b694c1e',201909,201904,1,'quiz',NULL,0);
INSERT INTO "event_community" VALUES('01a20fa9d26373129771dc4f03631f45','01a20fa9d23c7a6fabe16ac5de0b47d1','01a20fa9d22977b8ac6036650b694c1e',201903,201909,0,'school',NULL,0);
INSERT INTO "event_community" VALUES('01a20fa9d26373129771dc4f03631f45','01a20fa9d23c7956b478d257d4ed8103','01a20fa9d22977b8ac6036650b694c1e',201903,201909,0,'school',NULL,0);
INSERT INTO "event_community" VALUES('01a20fa9d26373129771dc4f03631f45','01a20fa9d23c767d816ff7408e3ac310','01a20fa9d22977b8ac6036650b694c1e',201903,201909,0,'school',NULL,0);
CREATE TABLE event_law (
	event_id CHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	law TEXT NOT NULL, 
	CONSTRAINT pk_event_law PRIMARY KEY (event_id, position), 
	CONSTRAINT fk_event_law_event_id_event FOREIGN KEY(event_id) REFERENCES event (id)
);
CREATE TABLE event_speaker (
	event_id CHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	role VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_event_speaker PRIMARY KEY (event_id, position), 
	CONSTRAINT fk_event_speaker_event_id_event FOREIGN KEY(event_id) REFERENCES event (id)
);
INSERT INTO "event_speaker" VALUES('01a20fa9d26373129771dc4f03631f45',0,'乙','judicial_office');
INSERT INTO "event_speaker" VALUES('01a20fa9d2517196997e39edc61647e9',0,'乙','volunteer');
INSERT INTO "event_speaker" VALUES('01a20fa9d2517196997e39edc61647e9',1,'甲','volunteer');
INSERT INTO "event_speaker" VALUES('01a20fa9d2517196997e39edc61647e9',2,'丙','lawyer');
CREATE TABLE history (
	id CHAR(32) NOT NULL, 
	subdistrict_id CHAR(32), 
	action_id CHAR(32) NOT NULL, 
	at DATETIME NOT NULL, 
	actor TEXT NOT NULL, 
	verb VARCHAR(40) NOT NULL, 
	undoes CHAR(32), 
	record_table VARCHAR(40) NOT NULL, 
	record_id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	CONSTRAINT pk_history PRIMARY KEY (id)
);
INSERT INTO "history" VALUES('01a20fa9d2417bf7b54f118e8d665f6a','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d229755c9fad15074b1358d5','2020-01-15 09:30:00.000000','测试员','init',NULL,'subdistrict','01a20fa9d22977b8ac6036650b694c1e',1,NULL,'{"changed_at": "2020-01-15T09:30:00+00:00", "created_at": "2020-01-15T09:30:00+00:00", "id": "01a20fa9d22977b8ac6036650b694c1e", "name": "惠民街道", "report_language": "zh", "version": 1}');
INSERT INTO "history" VALUES('01a20fa9d2417ef1a0bad783ac3838af','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d229755c9fad15074b1358d5','2020-01-15 09:30:00.000000','测试员','init',NULL,'community','01a20fa9d23c767d816ff7408e3ac310',1,NULL,'{"adviser": "", "changed_at": "2020-01-15T09:30:00+00:00", "created_at": "2020-01-15T09:30:00+00:00", "exists_from": null, "exists_until": null, "grids": 0, "id": "01a20fa9d23c767d816ff7408e3ac310", "name": "朝阳社区", "position": 1, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "version": 1}');
INSERT INTO "history" VALUES('01a20fa9d2427021851a5fff29575a58','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d229755c9fad15074b1358d5','2020-01-15 09:30:00.000000','测试员','init',NULL,'community','01a20fa9d23c7956b478d257d4ed8103',1,NULL,'{"adviser": "", "changed_at": "2020-01-15T09:30:00+00:00", "created_at": "2020-01-15T09:30:00+00:00", "exists_from": null, "exists_until": null, "grids": 0, "id": "01a20fa9d23c7956b478d257d4ed8103", "name": "长城社区", "position": 2, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "version": 1}');
INSERT INTO "history" VALUES('01a20fa9d24270f98c9d0a855e797c10','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d229755c9fad15074b1358d5','2020-01-15 09:30:00.000000','测试员','init',NULL,'community','01a20fa9d23c7a6fabe16ac5de0b47d1',1,NULL,'{"adviser": "", "changed_at": "2020-01-15T09:30:00+00:00", "created_at": "2020-01-15T09:30:00+00:00", "exists_from": null, "exists_until": null, "grids": 0, "id": "01a20fa9d23c7a6fabe16ac5de0b47d1", "name": "新民社区", "position": 3, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "version": 1}');
INSERT INTO "history" VALUES('01a20fa9d24a79cda5d1c89a2cc5faf7','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d2477c4fa95c4fd9d1dc537c','2020-01-15 09:30:00.000000','测试员','material.add',NULL,'material','01a20fa9d24978eb8f3d21921953ed5c',1,NULL,'{"changed_at": "2020-01-15T09:30:00+00:00", "created_at": "2020-01-15T09:30:00+00:00", "id": "01a20fa9d24978eb8f3d21921953ed5c", "kind": "reader", "law": "", "measure": "册", "name": "民法读本", "position": 1, "retired": false, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "version": 1}');
INSERT INTO "history" VALUES('01a20fa9d24e76b8a5da5d1dc7d97a9c','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d24d7a6b98f76150cdf0c88e','2020-01-15 09:30:00.000000','测试员','material.add',NULL,'material','01a20fa9d24e71f49e7f851f5f056d4e',1,NULL,'{"changed_at": "2020-01-15T09:30:00+00:00", "created_at": "2020-01-15T09:30:00+00:00", "id": "01a20fa9d24e71f49e7f851f5f056d4e", "kind": "leaflet", "law": "", "measure": "份", "name": "反诈宣传单", "position": 2, "retired": false, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "version": 1}');
INSERT INTO "history" VALUES('01a20fa9d25f73a1b627ddf2f76df438','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d2517098a3eefb5b0b455127','2020-01-15 09:30:00.000000','测试员','event.add',NULL,'event','01a20fa9d2517196997e39edc61647e9',1,NULL,'{"attendance": 11, "attendance_estimated": false, "audiences": [{"attendance": null, "audience": "disabled", "event_id": "01a20fa9d2517196997e39edc61647e9", "position": 0}, {"attendance": 56, "audience": "grid_staff", "event_id": "01a20fa9d2517196997e39edc61647e9", "position": 1}, {"attendance": null, "audience": "women", "event_id": "01a20fa9d2517196997e39edc61647e9", "position": 2}], "changed_at": "2020-01-15T09:30:00+00:00", "co_organisers": [], "communities": [{"attendance": 11, "attendance_estimated": false, "community_id": "01a20fa9d23c767d816ff7408e3ac310", "day_ym": 201910, "event_id": "01a20fa9d2517196997e39edc61647e9", "form": "banner", "standing": 0, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "ym": 201910}, {"attendance": 11, "attendance_estimated": false, "community_id": "01a20fa9d23c7956b478d257d4ed8103", "day_ym": 201910, "event_id": "01a20fa9d2517196997e39edc61647e9", "form": "banner", "standing": 0, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "ym": 201910}, {"attendance": 11, "attendance_estimated": false, "community_id": "01a20fa9d23c7a6fabe16ac5de0b47d1", "day_ym": 201910, "event_id": "01a20fa9d2517196997e39edc61647e9", "form": "banner", "standing": 0, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "ym": 201910}], "created_at": "2020-01-15T09:30:00+00:00", "day": "2019-10-17", "day_end": null, "day_ym": 201910, "deleted_at": null, "ends_at": "", "form": "banner", "id": "01a20fa9d2517196997e39edc61647e9", "laws": [{"event_id": "01a20fa9d2517196997e39edc61647e9", "law": "人民调解法", "position": 0}], "note": "x [/foo] y", "opinions": null, "organiser": "", "recorder": "测试员", "scope": "communities", "serial": 1, "speakers": [], "standing": 0, "starts_at": "", "status": "cancelled", "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "title": "活动24", "venue": "", "version": 1, "year": 2019, "ym": 201910}');
INSERT INTO "history" VALUES('01a20fa9d25f77d9b45f308ee01d496d','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d2517098a3eefb5b0b455127','2020-01-15 09:30:00.000000','测试员','event.add',NULL,'consultation','01a20fa9d25c7c029b671a498b7d4a41',1,NULL,'{"adviser": "lawyer", "category": "marriage", "changed_at": "2020-01-15T09:30:00+00:00", "community_id": null, "count": 53, "created_at": "2020-01-15T09:30:00+00:00", "day": "2019-10-17", "day_ym": 201910, "deleted_at": null, "event_id": "01a20fa9d2517196997e39edc61647e9", "follow_up_on": null, "followed_up_on": null, "id": "01a20fa9d25c7c029b671a498b7d4a41", "mode": "on_site", "note": "", "outcome": "unrecorded", "recorder": "测试员", "standing": 0, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "version": 1, "ym": 201910}');
INSERT INTO "history" VALUES('01a20fa9d2677d08855689030349f2ef','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d26371db9cca7b0642046450','2020-01-15 09:30:00.000000','测试员','event.add',NULL,'event','01a20fa9d26373129771dc4f03631f45',1,NULL,'{"attendance": null, "attendance_estimated": false, "audiences": [], "changed_at": "2020-01-15T09:30:00+00:00", "co_organisers": [], "communities": [{"attendance": null, "attendance_estimated": false, "community_id": "01a20fa9d23c767d816ff7408e3ac310", "day_ym": 201909, "event_id": "01a20fa9d26373129771dc4f03631f45", "form": "school", "standing": 0, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "ym": 201903}, {"attendance": null, "attendance_estimated": false, "community_id": "01a20fa9d23c7956b478d257d4ed8103", "day_ym": 201909, "event_id": "01a20fa9d26373129771dc4f03631f45", "form": "school", "standing": 0, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "ym": 201903}, {"attendance": null, "attendance_estimated": false, "community_id": "01a20fa9d23c7a6fabe16ac5de0b47d1", "day_ym": 201909, "event_id": "01a20fa9d26373129771dc4f03631f45", "form": "school", "standing": 0, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "ym": 201903}], "created_at": "2020-01-15T09:30:00+00:00", "day": "2019-09-13", "day_end": null, "day_ym": 201909, "deleted_at": null, "ends_at": "", "form": "school", "id": "01a20fa9d26373129771dc4f03631f45", "laws": [], "note": "备注", "opinions": null, "organiser": "", "recorder": "测试员", "scope": "communities", "serial": 2, "speakers": [{"event_id": "01a20fa9d26373129771dc4f03631f45", "name": "乙", "position": 0, "role": "judicial_office"}], "standing": 0, "starts_at": "", "status": "cancelled", "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "title": "活动47", "venue": "", "version": 1, "year": 2019, "ym": 201903}');
INSERT INTO "history" VALUES('01a20fa9d2677ff98360d639262a78e5','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d26371db9cca7b0642046450','2020-01-15 09:30:00.000000','测试员','event.add',NULL,'distribution','01a20fa9d2667412baa5365b2f2d0e80',1,NULL,'{"brought_back": null, "changed_at": "2020-01-15T09:30:00+00:00", "community_id": null, "created_at": "2020-01-15T09:30:00+00:00", "day": "2019-09-13", "day_ym": 201909, "deleted_at": null, "event_id": "01a20fa9d26373129771dc4f03631f45", "id": "01a20fa9d2667412baa5365b2f2d0e80", "material_id": "01a20fa9d24e71f49e7f851f5f056d4e", "note": "", "quantity": 50, "recorder": "测试员", "standing": 0, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "taken_out": null, "version": 1, "ym": 201903}');
INSERT INTO "history" VALUES('01a20fa9d2687120b79e5a00cb9b2dde','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d26371db9cca7b0642046450','2020-01-15 09:30:00.000000','测试员','event.add',NULL,'distribution','01a20fa9d26676799e8f86e902c24747',1,NULL,'{"brought_back": null, "changed_at": "2020-01-15T09:30:00+00:00", "community_id": null, "created_at": "2020-01-15T09:30:00+00:00", "day": "2019-09-13", "day_ym": 201909, "deleted_at": null, "event_id": "01a20fa9d26373129771dc4f03631f45", "id": "01a20fa9d26676799e8f86e902c24747", "material_id": "01a20fa9d24e71f49e7f851f5f056d4e", "note": "", "quantity": 27, "recorder": "测试员", "standing": 0, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "taken_out": null, "version": 1, "ym": 201903}');
INSERT INTO "history" VALUES('01a20fa9d26871fb932a30c30eaa40aa','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d26371db9cca7b0642046450','2020-01-15 09:30:00.000000','测试员','event.add',NULL,'consultation','01a20fa9d266778796228e17142c3cb4',1,NULL,'{"adviser": "lawyer", "category": "expropriation", "changed_at": "2020-01-15T09:30:00+00:00", "community_id": null, "count": 37, "created_at": "2020-01-15T09:30:00+00:00", "day": "2019-09-13", "day_ym": 201909, "deleted_at": null, "event_id": "01a20fa9d26373129771dc4f03631f45", "follow_up_on": null, "followed_up_on": null, "id": "01a20fa9d266778796228e17142c3cb4", "mode": "on_site", "note": "", "outcome": "unrecorded", "recorder": "测试员", "standing": 0, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "version": 1, "ym": 201903}');
INSERT INTO "history" VALUES('01a20fa9d26872e4b80d16df126b0f5e','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d26371db9cca7b0642046450','2020-01-15 09:30:00.000000','测试员','event.add',NULL,'consultation','01a20fa9d26678ffabc45e77b0f5646f',1,NULL,'{"adviser": "lawyer", "category": "medical", "changed_at": "2020-01-15T09:30:00+00:00", "community_id": null, "count": 35, "created_at": "2020-01-15T09:30:00+00:00", "day": "2019-09-13", "day_ym": 201909, "deleted_at": null, "event_id": "01a20fa9d26373129771dc4f03631f45", "follow_up_on": null, "followed_up_on": null, "id": "01a20fa9d26678ffabc45e77b0f5646f", "mode": "on_site", "note": "", "outcome": "unrecorded", "recorder": "测试员", "standing": 0, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "version": 1, "ym": 201903}');
INSERT INTO "history" VALUES('01a20fa9d27a747da5860c6dd5e660cc','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d2737b54a4f9068b8a1d360f','2020-01-15 09:30:00.000000','测试员','event.attach',NULL,'attachment','01a20fa9d2797106bf59eac61a215b16',1,NULL,'{"changed_at": "2020-01-15T09:30:00+00:00", "created_at": "2020-01-15T09:30:00+00:00", "deleted_at": null, "event_id": "01a20fa9d26373129771dc4f03631f45", "id": "01a20fa9d2797106bf59eac61a215b16", "kind": "photo", "name": "现场.jpg", "sha256": "fce6ce2fefa86d574e113dc4ead0703eeec21f300a2aa49f94b3e81b5b0e1a65", "size": 103, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "version": 1}');
INSERT INTO "history" VALUES('01a20fa9d27e74cca42fd6b0b3bbbfe8','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d27d7bde97468c33062b4201','2020-01-15 09:30:00.000000','测试员','consultation.add',NULL,'consultation','01a20fa9d27d7d02802be86874fa775a',1,NULL,'{"adviser": "lawyer", "category": "marriage", "changed_at": "2020-01-15T09:30:00+00:00", "community_id": "01a20fa9d23c7956b478d257d4ed8103", "count": 39, "created_at": "2020-01-15T09:30:00+00:00", "day": "2019-06-20", "day_ym": 201906, "deleted_at": null, "event_id": null, "follow_up_on": null, "followed_up_on": null, "id": "01a20fa9d27d7d02802be86874fa775a", "mode": "on_site", "note": "涉及工资", "outcome": "answered", "recorder": "测试员", "standing": 1, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "version": 1, "ym": 201906}');
INSERT INTO "history" VALUES('01a20fa9d28a7da0a65262fc80377d17','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d2817f30a0151f90ecd3dfb4','2020-01-15 09:30:00.000000','测试员','event.edit',NULL,'event','01a20fa9d2517196997e39edc61647e9',2,'{"attendance": 11, "attendance_estimated": false, "audiences": [{"attendance": null, "audience": "disabled", "event_id": "01a20fa9d2517196997e39edc61647e9", "position": 0}, {"attendance": 56, "audience": "grid_staff", "event_id": "01a20fa9d2517196997e39edc61647e9", "position": 1}, {"attendance": null, "audience": "women", "event_id": "01a20fa9d2517196997e39edc61647e9", "position": 2}], "changed_at": "2020-01-15T09:30:00+00:00", "co_organisers": [], "communities": [{"attendance": 11, "attendance_estimated": false, "community_id": "01a20fa9d23c767d816ff7408e3ac310", "day_ym": 201910, "event_id": "01a20fa9d2517196997e39edc61647e9", "form": "banner", "standing": 0, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "ym": 201910}, {"attendance": 11, "attendance_estimated": false, "community_id": "01a20fa9d23c7956b478d257d4ed8103", "day_ym": 201910, "event_id": "01a20fa9d2517196997e39edc61647e9", "form": "banner", "standing": 0, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "ym": 201910}, {"attendance": 11, "attendance_estimated": false, "community_id": "01a20fa9d23c7a6fabe16ac5de0b47d1", "day_ym": 201910, "event_id": "01a20fa9d2517196997e39edc61647e9", "form": "banner", "standing": 0, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "ym": 201910}], "created_at": "2020-01-15T09:30:00+00:00", "day": "2019-10-17", "day_end": null, "day_ym": 201910, "deleted_at": null, "ends_at": "", "form": "banner", "id": "01a20fa9d2517196997e39edc61647e9", "laws": [{"event_id": "01a20fa9d2517196997e39edc61647e9", "law": "人民调解法", "position": 0}], "note": "x [/foo] y", "opinions": null, "organiser": "", "recorder": "测试员", "scope": "communities", "serial": 1, "speakers": [], "standing": 0, "starts_at": "", "status": "cancelled", "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "title": "活动24", "venue": "", "version": 1, "year": 2019, "ym": 201910}','{"attendance": null, "attendance_estimated": false, "audiences": [{"attendance": null, "audience": "elderly", "event_id": "01a20fa9d2517196997e39edc61647e9", "position": 0}, {"attendance": 2, "audience": "disabled", "event_id": "01a20fa9d2517196997e39edc61647e9", "position": 1}], "changed_at": "2020-01-15T09:30:00+00:00", "co_organisers": [], "communities": [{"attendance": null, "attendance_estimated": false, "community_id": "01a20fa9d23c767d816ff7408e3ac310", "day_ym": 201904, "event_id": "01a20fa9d2517196997e39edc61647e9", "form": "quiz", "standing": 1, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "ym": 201909}, {"attendance": null, "attendance_estimated": false, "community_id": "01a20fa9d23c7956b478d257d4ed8103", "day_ym": 201904, "event_id": "01a20fa9d2517196997e39edc61647e9", "form": "quiz", "standing": 1, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "ym": 201909}], "created_at": "2020-01-15T09:30:00+00:00", "day": "2019-04-13", "day_end": null, "day_ym": 201904, "deleted_at": null, "ends_at": "", "form": "quiz", "id": "01a20fa9d2517196997e39edc61647e9", "laws": [], "note": "备注", "opinions": null, "organiser": "", "recorder": "测试员", "scope": "communities", "serial": 1, "speakers": [{"event_id": "01a20fa9d2517196997e39edc61647e9", "name": "乙", "position": 0, "role": "volunteer"}, {"event_id": "01a20fa9d2517196997e39edc61647e9", "name": "甲", "position": 1, "role": "volunteer"}, {"event_id": "01a20fa9d2517196997e39edc61647e9", "name": "丙", "position": 2, "role": "lawyer"}], "standing": 1, "starts_at": "", "status": "held", "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "title": "活动54", "venue": "", "version": 2, "year": 2019, "ym": 201909}');
INSERT INTO "history" VALUES('01a20fa9d28b70fb90ba4ee62b91d085','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d2817f30a0151f90ecd3dfb4','2020-01-15 09:30:00.000000','测试员','event.edit',NULL,'consultation','01a20fa9d25c7c029b671a498b7d4a41',2,'{"adviser": "lawyer", "category": "marriage", "changed_at": "2020-01-15T09:30:00+00:00", "community_id": null, "count": 53, "created_at": "2020-01-15T09:30:00+00:00", "day": "2019-10-17", "day_ym": 201910, "deleted_at": null, "event_id": "01a20fa9d2517196997e39edc61647e9", "follow_up_on": null, "followed_up_on": null, "id": "01a20fa9d25c7c029b671a498b7d4a41", "mode": "on_site", "note": "", "outcome": "unrecorded", "recorder": "测试员", "standing": 0, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "version": 1, "ym": 201910}','{"adviser": "lawyer", "category": "marriage", "changed_at": "2020-01-15T09:30:00+00:00", "community_id": null, "count": 53, "created_at": "2020-01-15T09:30:00+00:00", "day": "2019-04-13", "day_ym": 201904, "deleted_at": null, "event_id": "01a20fa9d2517196997e39edc61647e9", "follow_up_on": null, "followed_up_on": null, "id": "01a20fa9d25c7c029b671a498b7d4a41", "mode": "on_site", "note": "", "outcome": "unrecorded", "recorder": "测试员", "standing": 1, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "version": 2, "ym": 201909}');
INSERT INTO "history" VALUES('01a20fa9d28b7214a18ca7890fb26bc0','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d2817f30a0151f90ecd3dfb4','2020-01-15 09:30:00.000000','测试员','event.edit',NULL,'distribution','01a20fa9d28478ec9afa134f84d61f93',1,NULL,'{"brought_back": null, "changed_at": "2020-01-15T09:30:00+00:00", "community_id": null, "created_at": "2020-01-15T09:30:00+00:00", "day": "2019-04-13", "day_ym": 201904, "deleted_at": null, "event_id": "01a20fa9d2517196997e39edc61647e9", "id": "01a20fa9d28478ec9afa134f84d61f93", "material_id": "01a20fa9d24e71f49e7f851f5f056d4e", "note": "", "quantity": 36, "recorder": "测试员", "standing": 1, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "taken_out": null, "version": 1, "ym": 201909}');
INSERT INTO "history" VALUES('01a20fa9d28b7312956b082a9567ef89','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d2817f30a0151f90ecd3dfb4','2020-01-15 09:30:00.000000','测试员','event.edit',NULL,'distribution','01a20fa9d2847a8c8c3c7d74c0ceb0f1',1,NULL,'{"brought_back": null, "changed_at": "2020-01-15T09:30:00+00:00", "community_id": null, "created_at": "2020-01-15T09:30:00+00:00", "day": "2019-04-13", "day_ym": 201904, "deleted_at": null, "event_id": "01a20fa9d2517196997e39edc61647e9", "id": "01a20fa9d2847a8c8c3c7d74c0ceb0f1", "material_id": "01a20fa9d24e71f49e7f851f5f056d4e", "note": "", "quantity": 33, "recorder": "测试员", "standing": 1, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "taken_out": null, "version": 1, "ym": 201909}');
INSERT INTO "history" VALUES('01a20fa9d29972deb9edceeb2a813b99','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d29470e19451d462bc30c1f2','2020-01-15 09:30:00.000000','测试员','event.delete',NULL,'event','01a20fa9d26373129771dc4f03631f45',2,'{"attendance": null, "attendance_estimated": false, "audiences": [], "changed_at": "2020-01-15T09:30:00+00:00", "co_organisers": [], "communities": [{"attendance": null, "attendance_estimated": false, "community_id": "01a20fa9d23c767d816ff7408e3ac310", "day_ym": 201909, "event_id": "01a20fa9d26373129771dc4f03631f45", "form": "school", "standing": 0, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "ym": 201903}, {"attendance": null, "attendance_estimated": false, "community_id": "01a20fa9d23c7956b478d257d4ed8103", "day_ym": 201909, "event_id": "01a20fa9d26373129771dc4f03631f45", "form": "school", "standing": 0, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "ym": 201903}, {"attendance": null, "attendance_estimated": false, "community_id": "01a20fa9d23c7a6fabe16ac5de0b47d1", "day_ym": 201909, "event_id": "01a20fa9d26373129771dc4f03631f45", "form": "school", "standing": 0, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "ym": 201903}], "created_at": "2020-01-15T09:30:00+00:00", "day": "2019-09-13", "day_end": null, "day_ym": 201909, "deleted_at": null, "ends_at": "", "form": "school", "id": "01a20fa9d26373129771dc4f03631f45", "laws": [], "note": "备注", "opinions": null, "organiser": "", "recorder": "测试员", "scope": "communities", "serial": 2, "speakers": [{"event_id": "01a20fa9d26373129771dc4f03631f45", "name": "乙", "position": 0, "role": "judicial_office"}], "standing": 0, "starts_at": "", "status": "cancelled", "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "title": "活动47", "venue": "", "version": 1, "year": 2019, "ym": 201903}','{"attendance": null, "attendance_estimated": false, "audiences": [], "changed_at": "2020-01-15T09:30:00+00:00", "co_organisers": [], "communities": [{"attendance": null, "attendance_estimated": false, "community_id": "01a20fa9d23c767d816ff7408e3ac310", "day_ym": 201909, "event_id": "01a20fa9d26373129771dc4f03631f45", "form": "school", "standing": 0, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "ym": 201903}, {"attendance": null, "attendance_estimated": false, "community_id": "01a20fa9d23c7956b478d257d4ed8103", "day_ym": 201909, "event_id": "01a20fa9d26373129771dc4f03631f45", "form": "school", "standing": 0, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "ym": 201903}, {"attendance": null, "attendance_estimated": false, "community_id": "01a20fa9d23c7a6fabe16ac5de0b47d1", "day_ym": 201909, "event_id": "01a20fa9d26373129771dc4f03631f45", "form": "school", "standing": 0, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "ym": 201903}], "created_at": "2020-01-15T09:30:00+00:00", "day": "2019-09-13", "day_end": null, "day_ym": 201909, "deleted_at": "2020-01-15T09:30:00+00:00", "ends_at": "", "form": "school", "id": "01a20fa9d26373129771dc4f03631f45", "laws": [], "note": "备注", "opinions": null, "organiser": "", "recorder": "测试员", "scope": "communities", "serial": 2, "speakers": [{"event_id": "01a20fa9d26373129771dc4f03631f45", "name": "乙", "position": 0, "role": "judicial_office"}], "standing": 0, "starts_at": "", "status": "cancelled", "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "title": "活动47", "venue": "", "version": 2, "year": 2019, "ym": 201903}');
INSERT INTO "history" VALUES('01a20fa9d315721b962a10a733693b5e','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d29c7e9889087ea74c08453e','2020-01-15 09:30:00.000000','测试员','material.give',NULL,'distribution','01a20fa9d29c7fc9ab673d1ad920a54f',1,NULL,'{"brought_back": null, "changed_at": "2020-01-15T09:30:00+00:00", "community_id": null, "created_at": "2020-01-15T09:30:00+00:00", "day": "2019-06-03", "day_ym": 201906, "deleted_at": null, "event_id": "01a20fa9d2517196997e39edc61647e9", "id": "01a20fa9d29c7fc9ab673d1ad920a54f", "material_id": "01a20fa9d24978eb8f3d21921953ed5c", "note": "", "quantity": 27, "recorder": "测试员", "standing": 1, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "taken_out": null, "version": 1, "ym": 201909}');
INSERT INTO "history" VALUES('01a20fa9d3227fc187ddcb0f93e3e2f0','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d321752492db9dfd03bffc3d','2020-01-15 09:30:00.000000','测试员','material.receive',NULL,'stock_entry','01a20fa9d321770a9d170f5f225cf944',1,NULL,'{"changed_at": "2020-01-15T09:30:00+00:00", "created_at": "2020-01-15T09:30:00+00:00", "day": "2019-01-18", "deleted_at": null, "id": "01a20fa9d321770a9d170f5f225cf944", "kind": "receipt", "material_id": "01a20fa9d24e71f49e7f851f5f056d4e", "note": "", "quantity": 10, "recorder": "测试员", "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "version": 1}');
INSERT INTO "history" VALUES('01a20fa9d3297f3380870b766209e254','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d32973f9b1f560f46d772425','2020-01-15 09:30:00.000000','测试员','material.adjust',NULL,'stock_entry','01a20fa9d329756fb1d65745b33ecb78',1,NULL,'{"changed_at": "2020-01-15T09:30:00+00:00", "created_at": "2020-01-15T09:30:00+00:00", "day": "2019-07-07", "deleted_at": null, "id": "01a20fa9d329756fb1d65745b33ecb78", "kind": "adjustment", "material_id": "01a20fa9d24e71f49e7f851f5f056d4e", "note": "清点", "quantity": -21, "recorder": "测试员", "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "version": 1}');
INSERT INTO "history" VALUES('01a20fa9d33077f69b560de3638be98b','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d32d7e6c91e3fe3f90b0920a','2020-01-15 09:30:00.000000','测试员','zero.add',NULL,'zero_report','01a20fa9d32f7ad7a24c18c872eba1c4',1,NULL,'{"changed_at": "2020-01-15T09:30:00+00:00", "community_id": "01a20fa9d23c767d816ff7408e3ac310", "created_at": "2020-01-15T09:30:00+00:00", "id": "01a20fa9d32f7ad7a24c18c872eba1c4", "note": "", "recorder": "测试员", "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "version": 1, "ym": 201907}');
INSERT INTO "history" VALUES('01a20fa9d34e7bb7aa088ebaac403b0c','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d33a7c8fbfb12534d0f9c084','2020-01-15 09:30:00.000000','测试员','plan.set',NULL,'plan_month','01a20fa9d33c7a16b210bfb2363a7c5e',1,NULL,'{"audiences": [], "changed_at": "2020-01-15T09:30:00+00:00", "created_at": "2020-01-15T09:30:00+00:00", "forms": [], "id": "01a20fa9d33c7a16b210bfb2363a7c5e", "key_days": [], "laws": ["信访条例", "国家安全法", "民法典"], "lead_unit": "", "remarks": "", "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "supporting_units": [], "theme": "宪法", "version": 1, "ym": 201907}');
INSERT INTO "history" VALUES('01a20fa9d34e7ece91cb1af6662fb9e0','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d33a7c8fbfb12534d0f9c084','2020-01-15 09:30:00.000000','测试员','plan.set',NULL,'target','01a20fa9d34471a89d6a7fc79e98a637',1,NULL,'{"amount": 42, "changed_at": "2020-01-15T09:30:00+00:00", "community_id": null, "created_at": "2020-01-15T09:30:00+00:00", "form": "", "id": "01a20fa9d34471a89d6a7fc79e98a637", "material_id": "01a20fa9d24978eb8f3d21921953ed5c", "measure": "copies", "scope": "subdistrict", "slot": "copies/subdistrict//01a20fa9d24978eb8f3d21921953ed5c/", "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "version": 1, "ym": 201907}');
INSERT INTO "history" VALUES('01a20fa9d35b77c7a40c2863cba6121f','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d359750d8c7cefc0e2be584f','2020-01-15 09:30:00.000000','测试员','community.edit',NULL,'community','01a20fa9d23c7a6fabe16ac5de0b47d1',2,'{"adviser": "", "changed_at": "2020-01-15T09:30:00+00:00", "created_at": "2020-01-15T09:30:00+00:00", "exists_from": null, "exists_until": null, "grids": 0, "id": "01a20fa9d23c7a6fabe16ac5de0b47d1", "name": "新民社区", "position": 3, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "version": 1}','{"adviser": "王律师", "changed_at": "2020-01-15T09:30:00+00:00", "created_at": "2020-01-15T09:30:00+00:00", "exists_from": null, "exists_until": null, "grids": 22, "id": "01a20fa9d23c7a6fabe16ac5de0b47d1", "name": "新民社区", "position": 3, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "version": 2}');
INSERT INTO "history" VALUES('01a20fa9d36478898c4a18256823523f','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d3617aeda30b67a0ff1e6d5b','2020-01-15 09:30:00.000000','测试员','consultation.add',NULL,'consultation','01a20fa9d3617c1c9ffcd7453a3ab85e',1,NULL,'{"adviser": "lawyer", "category": "other", "changed_at": "2020-01-15T09:30:00+00:00", "community_id": null, "count": 2, "created_at": "2020-01-15T09:30:00+00:00", "day": "2019-08-10", "day_ym": 201908, "deleted_at": null, "event_id": "01a20fa9d2517196997e39edc61647e9", "follow_up_on": null, "followed_up_on": null, "id": "01a20fa9d3617c1c9ffcd7453a3ab85e", "mode": "on_site", "note": "", "outcome": "advised", "recorder": "测试员", "standing": 1, "subdistrict_id": "01a20fa9d22977b8ac6036650b694c1e", "version": 1, "ym": 201909}');
CREATE TABLE material (
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	subdistrict_id CHAR(32) NOT NULL, 
	name TEXT NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	measure VARCHAR(40) NOT NULL, 
	law TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	retired BOOLEAN NOT NULL, 
	CONSTRAINT pk_material PRIMARY KEY (id), 
	CONSTRAINT ck_material_name_and_measure_given CHECK (length(name) > 0 AND length(measure) > 0), 
	CONSTRAINT fk_material_subdistrict_id_subdistrict FOREIGN KEY(subdistrict_id) REFERENCES subdistrict (id), 
	CONSTRAINT uq_material_subdistrict_id_name UNIQUE (subdistrict_id, name)
);
INSERT INTO "material" VALUES('01a20fa9d24978eb8f3d21921953ed5c',1,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e','民法读本','reader','册','',1,0);
INSERT INTO "material" VALUES('01a20fa9d24e71f49e7f851f5f056d4e',1,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e','反诈宣传单','leaflet','份','',2,0);
CREATE TABLE plan_month (
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	subdistrict_id CHAR(32) NOT NULL, 
	ym INTEGER NOT NULL, 
	theme TEXT NOT NULL, 
	laws TEXT NOT NULL, 
	key_days TEXT NOT NULL, 
	forms TEXT NOT NULL, 
	audiences TEXT NOT NULL, 
	lead_unit TEXT NOT NULL, 
	supporting_units TEXT NOT NULL, 
	remarks TEXT NOT NULL, 
	CONSTRAINT pk_plan_month PRIMARY KEY (id), 
	CONSTRAINT ck_plan_month_month CHECK (ym BETWEEN 190001 AND 219912 AND ym % 100 BETWEEN 1 AND 12), 
	CONSTRAINT fk_plan_month_subdistrict_id_subdistrict FOREIGN KEY(subdistrict_id) REFERENCES subdistrict (id), 
	CONSTRAINT uq_plan_month_subdistrict_id_ym UNIQUE (subdistrict_id, ym)
);
INSERT INTO "plan_month" VALUES('01a20fa9d33c7a16b210bfb2363a7c5e',1,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e',201907,'宪法','["信访条例", "国家安全法", "民法典"]','[]','[]','[]','','[]','');
CREATE TABLE stock_entry (
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	subdistrict_id CHAR(32) NOT NULL, 
	material_id CHAR(32) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	day DATE NOT NULL, 
	quantity INTEGER NOT NULL, 
	recorder TEXT NOT NULL, 
	note TEXT NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT pk_stock_entry PRIMARY KEY (id), 
	CONSTRAINT ck_stock_entry_kind CHECK (kind IN ('receipt', 'adjustment')), 
	CONSTRAINT ck_stock_entry_quantity_makes_sense CHECK (quantity <> 0 AND (kind = 'adjustment' OR quantity > 0)), 
	CONSTRAINT fk_stock_entry_material_id_material FOREIGN KEY(material_id) REFERENCES material (id), 
	CONSTRAINT fk_stock_entry_subdistrict_id_subdistrict FOREIGN KEY(subdistrict_id) REFERENCES subdistrict (id)
);
INSERT INTO "stock_entry" VALUES('01a20fa9d321770a9d170f5f225cf944',1,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d24e71f49e7f851f5f056d4e','receipt','2019-01-18',10,'测试员','',NULL);
INSERT INTO "stock_entry" VALUES('01a20fa9d329756fb1d65745b33ecb78',1,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d24e71f49e7f851f5f056d4e','adjustment','2019-07-07',-21,'测试员','清点',NULL);
CREATE TABLE subdistrict (
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	name TEXT NOT NULL, 
	report_language VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_subdistrict PRIMARY KEY (id), 
	CONSTRAINT ck_subdistrict_name_given CHECK (length(name) > 0), 
	CONSTRAINT uq_subdistrict_name UNIQUE (name)
);
INSERT INTO "subdistrict" VALUES('01a20fa9d22977b8ac6036650b694c1e',1,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','惠民街道','zh');
CREATE TABLE target (
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	subdistrict_id CHAR(32) NOT NULL, 
	ym INTEGER NOT NULL, 
	measure VARCHAR(40) NOT NULL, 
	scope VARCHAR(40) NOT NULL, 
	form VARCHAR(40) NOT NULL, 
	material_id CHAR(32), 
	community_id CHAR(32), 
	slot TEXT NOT NULL, 
	amount INTEGER NOT NULL, 
	CONSTRAINT pk_target PRIMARY KEY (id), 
	CONSTRAINT ck_target_amount_positive CHECK (amount > 0), 
	CONSTRAINT ck_target_month CHECK (ym BETWEEN 190001 AND 219912 AND ym % 100 BETWEEN 1 AND 12), 
	CONSTRAINT fk_target_community_id_community FOREIGN KEY(community_id) REFERENCES community (id), 
	CONSTRAINT fk_target_material_id_material FOREIGN KEY(material_id) REFERENCES material (id), 
	CONSTRAINT fk_target_subdistrict_id_subdistrict FOREIGN KEY(subdistrict_id) REFERENCES subdistrict (id), 
	CONSTRAINT uq_target_subdistrict_id_ym_slot UNIQUE (subdistrict_id, ym, slot)
);
INSERT INTO "target" VALUES('01a20fa9d34471a89d6a7fc79e98a637',1,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e',201907,'copies','subdistrict','','01a20fa9d24978eb8f3d21921953ed5c',NULL,'copies/subdistrict//01a20fa9d24978eb8f3d21921953ed5c/',42);
CREATE TABLE zero_report (
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	subdistrict_id CHAR(32) NOT NULL, 
	community_id CHAR(32) NOT NULL, 
	ym INTEGER NOT NULL, 
	recorder TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_zero_report PRIMARY KEY (id), 
	CONSTRAINT ck_zero_report_month CHECK (ym BETWEEN 190001 AND 219912 AND ym % 100 BETWEEN 1 AND 12), 
	CONSTRAINT fk_zero_report_community_id_community FOREIGN KEY(community_id) REFERENCES community (id), 
	CONSTRAINT fk_zero_report_subdistrict_id_subdistrict FOREIGN KEY(subdistrict_id) REFERENCES subdistrict (id), 
	CONSTRAINT uq_zero_report_subdistrict_id_ym_community_id UNIQUE (subdistrict_id, ym, community_id)
);
INSERT INTO "zero_report" VALUES('01a20fa9d32f7ad7a24c18c872eba1c4',1,'2020-01-15 09:30:00.000000','2020-01-15 09:30:00.000000','01a20fa9d22977b8ac6036650b694c1e','01a20fa9d23c767d816ff7408e3ac310',201907,'测试员','');
CREATE INDEX ix_history_action ON history (subdistrict_id, action_id, id);
CREATE INDEX ix_history_record ON history (record_id, version);
CREATE INDEX ix_event_calendar ON event (subdistrict_id, day_ym, standing, form, scope, attendance, attendance_estimated);
CREATE INDEX ix_event_day ON event (subdistrict_id, day, id);
CREATE INDEX ix_event_tally ON event (subdistrict_id, ym, standing, form, scope, attendance, attendance_estimated);
CREATE INDEX ix_attachment_event_id ON attachment (event_id);
CREATE INDEX ix_consultation_calendar ON consultation (subdistrict_id, day_ym, standing, community_id, category, outcome, event_id, count);
CREATE INDEX ix_consultation_day ON consultation (subdistrict_id, day, id);
CREATE INDEX ix_consultation_event_id ON consultation (event_id);
CREATE INDEX ix_consultation_follow_up ON consultation (subdistrict_id, follow_up_on, followed_up_on);
CREATE INDEX ix_consultation_tally ON consultation (subdistrict_id, ym, standing, community_id, category, outcome, event_id, count);
CREATE INDEX ix_distribution_calendar ON distribution (subdistrict_id, day_ym, standing, community_id, material_id, event_id, quantity);
CREATE INDEX ix_distribution_event_id ON distribution (event_id);
CREATE INDEX ix_distribution_stock ON distribution (subdistrict_id, material_id, standing, day, quantity);
CREATE INDEX ix_distribution_tally ON distribution (subdistrict_id, ym, standing, community_id, material_id, event_id, quantity);
CREATE INDEX ix_event_community_calendar ON event_community (subdistrict_id, day_ym, community_id, standing, form, attendance, attendance_estimated);
CREATE INDEX ix_event_community_tally ON event_community (subdistrict_id, ym, community_id, standing, form, attendance, attendance_estimated);
CREATE INDEX ix_stock_entry_stock ON stock_entry (subdistrict_id, material_id, kind, day, deleted_at, quantity);
CREATE INDEX ix_history_actor ON history (subdistrict_id, actor, action_id);
CREATE INDEX ix_contact_retention ON contact (subdistrict_id, keep_until);
COMMIT;
