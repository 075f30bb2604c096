"""Rules of CSL 1.0 that the citeproc library reads otherwise than the specification, put right in subclasses.

Compared with citeproc-js, citeproc-py 0.11 prints labels of absent variables, repeats what a macro put in the place
of a missing name, keeps the form of a date from one reference to the next, and looks every macro and term up anew.
It also joins three names of bodies otherwise, and knows no marks inside marks. Each class names what it changes;
stops beside quotation marks are put right in `processor`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from citeproc import model
from citeproc.source import LiteralDate, VariableError
from lxml import etree

from briefing.report.citing.processor import CLOSE, END, OPEN

NAMESPACE = "http://purl.org/net/xbiblio/csl"
_CS = {"cs": NAMESPACE}
_TESTS = ("type", "variable", "is-numeric", "is-uncertain-date", "locator", "position", "disambiguate")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(slots=True)
class _Group:
    """What a group of the style has asked for so far, and whether anything of it is there."""

    asked: bool = False
    found: bool = False
    worded: bool = False


class Rendering:
    """What the elements of one style share: its parts looked up once, and what the reference so far has used.

    `position` is "first" or "subsequent"; `bibliography` tells an entry of the bibliography from a citation.
    """

    def __init__(self) -> None:
        self.root: Any = None
        self.macros: dict[str, Any] = {}
        self.locales: list[Any] = []
        self.found: dict[tuple[str, ...], Any] = {}
        self.kept: list[Any] = []
        self.begin("first", bibliography=False)

    def begin(self, position: str, *, bibliography: bool) -> None:
        """Forget the reference before."""
        self.position, self.bibliography = position, bibliography
        self.replaced: set[str] = set()
        self.groups = [_Group()]
        self.printed: list[set[str]] = [set()]
        self.only_whole_names = False

    def used(self, variable: str, *, rendered: bool) -> None:
        """Note a variable that an element asked for."""
        group = self.groups[-1]
        group.asked = True
        group.found = group.found or rendered
        if rendered:
            self.printed[-1].add(variable)

    def word(self) -> None:
        """Note a word of the style itself."""
        self.groups[-1].worded = True

    def close(self) -> bool:
        """End a group; answers whether it is printed, in which case the group around it is too."""
        group = self.groups.pop()
        around = self.groups[-1]
        if group.found or (group.worded and not group.asked):
            around.found = True
            return True
        around.asked = group.asked
        return False


class Looking:
    """Macros, terms and options are looked up once for a style."""

    state: Rendering

    def get_macro(self, name: str) -> Any:
        return self.state.macros[name]

    def get_term(
        self, name: str, form: str | None = None, fallback_locale: bool = True, zero_padded: bool = False
    ) -> Any:
        key = ("term", name, form or "", str(zero_padded))
        if key not in self.state.found:
            self.state.found[key] = self._first("get_term", name, form, zero_padded=zero_padded)
        return self.state.found[key]

    def get_date(self, form: str) -> Any:
        key = ("date", form)
        if key not in self.state.found:
            self.state.found[key] = self._first("get_date", form)
        return self.state.found[key]

    def get_locale_option(self, name: str) -> Any:
        key = ("option", name)
        if key not in self.state.found:
            self.state.found[key] = self._first("get_option", name)
        return self.state.found[key]

    def _first(self, method: str, *args: Any, **options: Any) -> Any:
        """The answer of the first locale that has one."""
        for locale in self.state.locales:
            try:
                return getattr(locale, method)(*args, **options)
            except IndexError:
                continue
        return None

    def get_formatter(self) -> Any:
        return self.state.root.formatter


class Style(model.Style):  # type: ignore[misc,unused-ignore]
    """Its locales are those that the application brings, not those of the library."""

    state: Rendering

    def use(self, locales: list[Any], language: str) -> None:
        """Take the style's own locale elements for the language first, then the locale files."""
        own = list(self.findall("cs:locale", _CS))
        wanted = (language, language.partition("-")[0], None)
        self.state.locales = [each for tag in wanted for each in own if each.get(_LANGUAGE) == tag] + locales
        self.locales = self.state.locales
        for locale in self.state.locales:
            locale.style = self
        self.state.macros = {each.get("name"): each for each in self.findall("cs:macro", _CS)}
        # an element's object lives as long as somebody holds it
        self.state.kept = [*self.iter(), *(each for locale in locales for each in locale.iter())]


class Text(Looking, model.Text):  # type: ignore[misc,unused-ignore]
    """What a macro has put in the place of a missing name is not printed again."""

    def _variable(self, item: Any, context: Any) -> Any:
        variable = self.get("variable")
        if self.get("form") == "short" and f"{variable}_short".replace("-", "_") in item.reference:
            variable += "-short"
        if (
            variable == "year-suffix"
        ):  # the reference processor takes it for given, so that “n.d.” may stand alone
            self.state.groups[-1].found = True
            raise VariableError
        if variable == "citation-number":
            found: Any = item.number
        elif variable in self.state.replaced:
            found = None
        else:
            found = item.reference.get(variable.replace("-", "_"))
        self.state.used(variable, rendered=bool(found))
        if not found:
            raise VariableError
        return found

    def process(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        if "term" in self.attrib or "value" in self.attrib:
            self.state.word()
        return super().process(item, context, **kwargs)

    def quote(self, string: Any) -> Any:
        """Marks inside the marks are of the other kind."""
        if self.get("quotes") != "true":
            return string
        said = str(string).replace(OPEN, self._mark("open-inner-quote"))
        said = said.replace(CLOSE, self._mark("close-inner-quote"))
        return f"{self._mark('open-quote')}{said}{self._mark('close-quote')}{END}"

    def _mark(self, name: str) -> str:
        return str(self.get_single_term(name=name))


class Number(Looking, model.Number):  # type: ignore[misc,unused-ignore]
    def process(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        variable = self.get("variable")
        found = item.reference.get(variable.replace("-", "_"))
        self.state.used(variable, rendered=bool(found))
        if not found:
            raise VariableError
        return self._process(found, variable)


class Date(Looking, model.Date):  # type: ignore[misc,unused-ignore]
    """A date in words is printed once, where the style asks for the year."""

    in_locale: bool | None = None

    def process(
        self, item: Any, variable: Any = None, show_parts: Any = None, context: Any = None, **kwargs: Any
    ) -> Any:
        name = variable or self.get("variable")
        known = bool(item.reference.get(name.replace("-", "_"))) and name not in self.state.replaced
        self.state.used(name, rendered=known)
        if not known:
            raise VariableError
        if isinstance(item.reference[name.replace("-", "_")], LiteralDate) and "year" not in self._parts():
            raise VariableError
        return super().process(item, variable, show_parts, context, **kwargs)

    def is_locale_date(self) -> bool:
        if self.in_locale is None:
            self.in_locale = any(isinstance(each, model.Locale) for each in self.iterancestors())
        return self.in_locale

    def _parts(self) -> list[str]:
        """The parts of a date that the style asks for."""
        if self.get("date-parts"):
            return str(self.get("date-parts")).split("-")
        named = [str(part.get("name")) for part in self.findall("cs:date-part", _CS)]
        return ["year"] if self.get("form") or not named else named


class DatePart(Looking, model.Date_Part):  # type: ignore[misc,unused-ignore]
    """The form that a style asks for holds for its one date, not for all that follow."""

    def render(self, *args: Any, **kwargs: Any) -> Any:
        before = dict(self.attrib)
        try:
            return super().render(*args, **kwargs)
        finally:
            self.attrib.clear()
            self.attrib.update(before)


class Names(Looking, model.Names):  # type: ignore[misc,unused-ignore]
    """Names that a substitute has printed are not printed again."""

    def process(self, item: Any, names_context: Any = None, context: Any = None, **kwargs: Any) -> Any:
        context = self if context is None else context
        names_context = self if names_context is None else names_context
        made: list[Any] = []
        for role in self.get("variable").split():
            people = None if role in self.state.replaced else item.reference.get(role.replace("-", "_"))
            self.state.used(role, rendered=bool(people))
            if people:
                made.append(self._one(item, role, people, names_context, context, **kwargs))
        if made:
            return self.join(made, self.get_parent_delimiter(context))
        substitute = self.find("cs:substitute", _CS)
        text = None if substitute is None else substitute.render(item, context=context, **kwargs)
        if not text:
            raise VariableError
        return text

    @staticmethod
    def _one(item: Any, role: str, people: Any, names: Any, context: Any, **kwargs: Any) -> Any:
        name = names.name
        if name is None:
            name = etree.SubElement(names, f"{{{NAMESPACE}}}name")
        text = name.render(item, role.replace("-", "_"), context=context, **kwargs)
        label = names.label
        said = None if label is None else label.render(item, role, len(people) > 1, **kwargs)
        if said is None:
            return text
        return said + text if label is names.getchildren()[0] else text + said

    def get_parent_delimiter(self, context: Any = None) -> Any:
        return _mode(self.state).get_option("names-delimiter")


class Name(Looking, model.Name):  # type: ignore[misc,unused-ignore]
    """Names of bodies are joined without the comma before “and” that inverted names of persons ask for."""

    and_others: Any = None

    def process(self, item: Any, variable: str, context: Any = None, **kwargs: Any) -> Any:
        self.state.only_whole_names = all("literal" in name for name in item.reference.get(variable, []))
        return super().process(item, variable, context, **kwargs)

    def get_option(
        self, name: str, context: Any = None, sort_options: Mapping[str, str] | None = None
    ) -> Any:
        above = f"name-{name}" if name in {"form", "delimiter"} else name
        value = self.get(name, _mode(self.state).get_option(above))
        if name == "delimiter-precedes-last" and self.state.only_whole_names:
            return "contextual"
        if name == "initialize-with" and self.get("initialize") == "false":
            return None
        if name in {"initialize-with-hyphen", "et-al-use-last"}:
            return value.lower() == "true"
        return int(value) if name.startswith("et-al") else value


class Substitute(Looking, model.Substitute):  # type: ignore[misc,unused-ignore]
    """Every variable that it prints counts as printed, also those inside its macros."""

    def render(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        for child in self.getchildren():
            self.state.printed.append(set())
            options = dict(kwargs)
            if isinstance(child, model.Names) and child.name is None:
                options["names_context"] = self.getparent()
            try:
                text = child.render(item, context=context, **options)
            except VariableError:
                text = None
            printed = self.state.printed.pop()
            self.state.printed[-1] |= printed
            if text:
                self.state.replaced |= printed
                return text
        return None


class Label(Looking, model.Label):  # type: ignore[misc,unused-ignore]
    """No label without what it labels."""

    def process(
        self, item: Any, variable: Any = None, plural: Any = None, context: Any = None, **kwargs: Any
    ) -> Any:
        named = self.get("variable")
        if variable is None and named.replace("-", "_") not in item.reference:
            return None
        return super().process(item, variable, plural, context, **kwargs)


class Group(Looking, model.Group):  # type: ignore[misc,unused-ignore]
    """Printed if a variable that it asked for is there, or a group in it; labels do not count.

    One that asks for no variable is printed for its own words. So the reference processor has it too.
    """

    def process(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        self.state.groups.append(_Group())
        made = []
        for child in self.iterchildren():
            options = {"delimiter": self.get("delimiter", "")} if isinstance(child, model.Choose) else {}
            try:
                text = child.render(item, context=context, **options, **kwargs)
            except VariableError:
                continue
            if text is not None:
                made.append(text)
        if not self.state.close() or not made:
            raise VariableError
        return self.join(made)


class If(Looking, model.If):  # type: ignore[misc,unused-ignore]
    """Its tests are read once; `disambiguate` never holds, because a note tells sources apart by its number."""

    asked: tuple[tuple[str, tuple[str, ...]], ...] | None = None

    def render(self, item: Any, context: Any = None, delimiter: str = "", **kwargs: Any) -> Any:
        if not self._holds(item):
            raise model.ConditionFailed
        return self.render_children(item, context=context, delimiter=delimiter, **kwargs)

    def _holds(self, item: Any) -> bool:
        if self.asked is None:
            self.asked = tuple(
                (test, tuple(self.get(test).split())) for test in _TESTS if self.get(test) is not None
            )
        match = self.get("match", "all")
        for test, names in self.asked:
            for name in names:
                if self._test(item, test, name) is not (match == "all"):
                    return bool(match == "any")
        return bool(match != "any")

    def _test(self, item: Any, test: str, name: str) -> bool:
        if test == "type":
            return bool(item.reference.type == name)
        if test == "position":
            return not self.state.bibliography and name == self.state.position
        found = item.reference.get(name.replace("-", "_"))
        if test == "variable":
            return bool(found)
        if test == "is-uncertain-date":
            return bool(found and found.get("circa"))
        return bool(test == "is-numeric" and found and self.re_numeric.match(str(found)))


class ElseIf(If, model.Else_If):  # type: ignore[misc,unused-ignore]
    pass


class EtAl(Looking, model.Et_Al):  # type: ignore[misc,unused-ignore]
    pass


class Layout(Looking, model.Layout):  # type: ignore[misc,unused-ignore]
    """One reference by itself, with or without what the style puts around it."""

    def reference(self, item: Any, *, bare: bool = False) -> str:
        self.repressed: dict[str, Any] = {}
        text = self.render_children(item)
        if not text:
            return ""
        return str(text if bare else self.format(self.wrap(text)))


def _mode(state: Rendering) -> Any:
    return state.root.bibliography if state.bibliography else state.root.citation


_OWN = (Style, Text, Number, Date, DatePart, Names, Name, Substitute, Label, Group, If, ElseIf, EtAl, Layout)


def lookup(state: Rendering) -> Any:
    """The classes by which a style and its locales are read: the library's, and ours in place of theirs."""
    classes = {cls.__name__: cls for cls in model.CitationStylesElement.__subclasses__()}
    for own in _OWN:
        replaced = next(base.__name__ for base in own.__mro__ if base.__module__ == model.__name__)
        classes[replaced] = type(own.__name__, (own,), {"state": state})
    found = etree.ElementNamespaceClassLookup()
    names = found.get_namespace(NAMESPACE)
    names.update({name.replace("_", "-").lower(): cls for name, cls in classes.items()})
    names[None] = model.CitationStylesElement
    return found
