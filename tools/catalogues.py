"""Keep the message catalogues in step with the code.

``python -m tools.catalogues update`` collects the messages of the code, carries the translations over, and
compiles; ``python -m tools.catalogues check`` says what is wrong and changes nothing. The words of Click are
collected too, so that its help and its errors speak the user's language.
"""

import ast
import gettext
import io
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from outreach_tui.i18n import DOMAIN, LANGUAGES, LOCALE_DIR

#: The functions whose first arguments are messages, and which arguments those are.
KEYWORDS = {"_": None, "gettext": None, "mark": None, "ngettext": (1, 2)}
#: A comment that begins so, on the line above a message, is shown to the translator.
COMMENT_TAGS = ("Translators:",)
#: The catalogue whose translations are the messages themselves.
SOURCE = "en"
CATALOGUES = tuple(language.catalogue for language in LANGUAGES.values())

_PERCENT = re.compile(r"%\(\w+\)[a-z]|%[sdrf]")
_DOLLAR = re.compile(r"\$\{?[a-z_]\w*")


class _Undated(Catalog):
    """A catalogue whose header changes only when its language does."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]


def package_folder(name: str) -> Path:
    """Return where an installed package lies, without importing it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{name} is not installed", name=name)
    return Path(spec.origin).parent


def collect(packages: Iterable[Path]) -> Catalog:
    """Return the messages of every module of the packages, each with the files it occurs in."""
    template = Catalog()
    for package in packages:
        for module in sorted(package.rglob("*.py")):
            place = module.relative_to(package.parent).as_posix()
            found = extract_from_file("python", module, keywords=KEYWORDS, comment_tags=COMMENT_TAGS)
            for _, message, comments, _ in found:
                template.add(message, locations=[(place, 0)], auto_comments=comments)
            for message in _in_f_strings(module):
                template.add(message, locations=[(place, 0)])
    return template


def _in_f_strings(module: Path) -> Iterator[str | tuple[str, str]]:
    """Yield the messages inside f-strings, which are one word to Babel before Python 3.12."""
    for string in ast.walk(ast.parse(module.read_bytes())):
        if not isinstance(string, ast.JoinedStr):
            continue
        for call in ast.walk(string):
            match call:
                case ast.Call(ast.Name("ngettext"), [ast.Constant(str(one)), ast.Constant(str(many)), *_]):
                    yield one, many
                case ast.Call(ast.Name(name), [ast.Constant(str(message)), *_]) if name in KEYWORDS:
                    yield message


def po_file(folder: Path, locale: str) -> Path:
    """Return where the translations into a language are written."""
    return folder / locale / "LC_MESSAGES" / f"{DOMAIN}.po"


def update(template: Catalog, folder: Path = LOCALE_DIR, locales: Iterable[str] = CATALOGUES) -> None:
    """Write the catalogues anew: the messages of ``template``, with the translations there already were."""
    for locale in locales:
        path = po_file(folder, locale)
        path.parent.mkdir(parents=True, exist_ok=True)
        old = _read(path, locale) if path.exists() else Catalog(locale)
        new = _Undated(locale, header_comment=f"# The words of {DOMAIN} in {locale}. See: make catalogues", fuzzy=False)
        for message in _messages(template):
            known = old.get(message.id)
            new.add(
                message.id,
                string=message.id if locale == SOURCE else known.string if known else None,
                locations=message.locations,
                flags=known.flags if known else (),
                auto_comments=message.auto_comments,
                user_comments=known.user_comments if known else (),
            )
        written = io.BytesIO()
        write_po(written, new, width=0, sort_output=True, include_lineno=False)
        path.write_bytes(written.getvalue())
        path.with_suffix(".mo").write_bytes(_compiled(new))


def problems(template: Catalog, locale: str, folder: Path = LOCALE_DIR) -> Iterator[str]:
    """Yield a sentence for everything that keeps a catalogue from being complete and true."""
    path = po_file(folder, locale)
    if not path.exists():
        yield f"{locale}: there is no catalogue"
        return
    catalog = _read(path, locale)
    for wanted in _messages(template):
        message = catalog.get(wanted.id)
        if message is None:
            yield f"{locale}: missing: {_shown(wanted)}"
        else:
            yield from (f"{locale}: {fault}: {_shown(message)}" for fault in _faults(message, locale))
    for message in (*_messages(catalog), *catalog.obsolete.values()):
        if message.id not in template or message in catalog.obsolete.values():
            yield f"{locale}: no longer used: {_shown(message)}"
    if not _is_compiled(catalog, path.with_suffix(".mo")):
        yield f"{locale}: {path.with_suffix('.mo').name} is not what {path.name} compiles to"


def placeholders(text: str) -> set[str]:
    """Return the parts of a message that are filled in, in each of the notations in use.

    How a number is padded is left out: it is each language's own.
    """
    found = {*_PERCENT.findall(text), *_DOLLAR.findall(text)}
    try:
        parts = list(Formatter().parse(text))
    except ValueError:  # a text with a brace that is only a brace
        return found
    return found | {f"{{{name}!{how}}}" for _, name, _, how in parts if name is not None}


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument says, and return the exit code."""
    template = collect([LOCALE_DIR.parent, package_folder("click")])
    if arguments == ["update"]:
        update(template)
    elif arguments != ["check"]:
        print("usage: python -m tools.catalogues check | update", file=sys.stderr)
        return 2
    left = [problem for locale in CATALOGUES for problem in problems(template, locale)]
    print(*left or [f"The catalogues are complete: {len(template)} messages."], sep="\n")
    if arguments == ["update"] or not left:
        return 0
    print("Run: make catalogues, and translate what it leaves empty.")
    return 1


def _read(path: Path, locale: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale, DOMAIN, abort_invalid=True)


def _messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _forms(text: object) -> tuple[str, ...]:
    """Return the forms of a message or translation: one, or one for each grammatical number."""
    if isinstance(text, str):
        return (text,)
    assert isinstance(text, (list, tuple))
    return tuple(text)


def _shown(message: Message) -> str:
    return repr(_forms(message.id)[0])


def _faults(message: Message, locale: str) -> Iterator[str]:
    sources, forms = _forms(message.id), _forms(message.string or "")
    if message.fuzzy:
        yield "fuzzy"
    if not all(forms):
        yield "untranslated"
        return
    if locale == SOURCE and forms != sources:
        yield "not the message itself"
    # A language without plurals has the one form for all numbers, which must therefore name the number.
    pairs = zip(sources, forms, strict=True) if len(sources) == len(forms) else ((sources[-1], forms[0]),)
    for source, form in pairs:
        if placeholders(source) != placeholders(form):
            yield "other placeholders"
        if source.endswith("\n") != form.endswith("\n"):
            yield "a line break at the end of only one"


def _compiled(catalog: Catalog) -> bytes:
    """Return the compiled catalogue, without what is not yet translated: that is shown in English."""
    finished = _Undated(str(catalog.locale), fuzzy=False)
    for message in _messages(catalog):
        if all(_forms(message.string or "")) and not message.fuzzy:
            finished.add(message.id, string=message.string)
    written = io.BytesIO()
    write_mo(written, finished)
    return written.getvalue()


def _is_compiled(catalog: Catalog, compiled: Path) -> bool:
    return compiled.exists() and _contents(compiled.read_bytes()) == _contents(_compiled(catalog))


def _contents(compiled: bytes) -> tuple[Mapping[str, str], dict[tuple[str, ...], tuple[str, ...]]]:
    header = gettext.GNUTranslations(io.BytesIO(compiled)).info()
    messages = _messages(read_mo(io.BytesIO(compiled)))
    return header, {_forms(message.id): _forms(message.string) for message in messages}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
