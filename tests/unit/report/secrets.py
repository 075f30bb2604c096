"""A workspace with a public briefing, and all a restricted item can carry, each with a word found nowhere else."""

from __future__ import annotations

import shutil
from pathlib import Path

from briefing.domain.items import Layer, PackItem
from briefing.store import Workspace

RED = "TLP:RED"
URDU = "زقزقستان"
BRIEFING = "bri:open"


class Marks(dict[str, str]):
    """Marker words by the place that they are put into, each made when its place is first named."""

    def __missing__(self, place: str) -> str:
        self[place] = f"ZQX{len(self) + 10}K"
        return self[place]

    def id(self, prefix: str) -> str:
        """An id with a marker of its own."""
        return f"{prefix}:{self[f'id of {prefix}'].lower()}"


def open_workspace(starter: Path, to: Path) -> Workspace:
    """A workspace of the starter pack with one briefing, everything in it public."""
    shutil.copy(starter, to)
    workspace = Workspace.open(to)
    with workspace.act("Write a briefing") as act:
        act.add("briefing", {"title": "The state of things", "audience": "the desk"}, id=BRIEFING)
        act.add("source", {"title": "An open letter", "publisher": "The Gazette"}, id="src:open")
        event = act.add("event", {"title": "An open meeting was held", "date": "2025-05-05"}, id="evt:open")
        act.add("citation", {"field": "statement", "ref": "src:open"}, about=event, id="cit:open")
        for place, (kind, options) in enumerate(
            (
                ("judgements", {}),
                ("glance", {}),
                ("timeline", {"include": "record", "most": "21"}),
                ("profile", {"institution": "ins:i04"}),
                ("relations", {"institution": "ins:i04"}),
                ("commitments", {"include": "record"}),
                ("disagreements", {"most": "6"}),
                ("questions", {"full": "2", "include": "record"}),
                ("recommendations", {"include": "record"}),
                ("text", {"text": "Words that anybody may read."}),
                ("sources", {}),
            )
        ):
            fields = {"block": kind, "position": f"{place:04d}", **options}
            act.add("block", fields, about=BRIEFING, id=f"blk:{kind}")
        act.add(
            "statement",
            {"sort": "judgement", "text": "The office will stay.", "likelihood": "4", "confidence": "low",
             "basis": "What is written.", "citations": "cit:open", "position": "0000"},
            about="blk:judgements",
            id="sta:open",
        )  # fmt: skip
    return workspace


def add_secrets(workspace: Workspace, marks: Marks) -> None:
    """Put restricted items of every kind on record, and restricted blocks and statements into the briefing."""
    m = marks
    with workspace.act("Add what few may read") as act:
        source = act.add(
            "source",
            {"title": m["source title"], "publisher": m["publisher"], "author": m["author"],
             "published": "2025-04-04", "url": f"https://{m['url'].lower()}.example/a", "medium": "press",
             "reliability": "B", "reliability_reason": m["reliability reason"], "origin": m["origin"],
             "origin_reason": m["origin reason"], "marking": RED},
            id=m.id("src"),
        )  # fmt: skip
        event = act.add(
            "event",
            {"title": f"{m['event title']} met", "date": "2025-05-06", "place": m["event place"],
             "note": m["event note"], "category": "meeting"},
            id=m.id("evt"),
        )  # fmt: skip
        cited = act.add(
            "citation",
            {"field": "statement", "ref": source, "excerpt": f"They met at {m['excerpt']} by night",
             "locator": m["locator"], "credibility": "2", "credibility_reason": m["credibility reason"],
             "states": m["states"], "stance": "supports"},
            about=event,
            id=m.id("cit"),
        )  # fmt: skip
        body = act.add(
            "institution",
            {"title": f"{m['body title']} Cell", "abbreviation": m["abbreviation"], "category": "authority",
             "role": "coordination", "tier": "federal", "status": "operational", "mandate": m["mandate"],
             "legal_basis": m["legal basis"], "founded": "2024-02-02", "marking": RED},
            id=m.id("ins"),
        )  # fmt: skip
        act.add("link", {"field": "subject", "ref": "ins:i04"}, about=event, id=m.id("lnk"))
        span = {"field": "status", "value": "operational", "from": "2024-02-02", "text": m["span text"]}
        act.add("span", span, about=body, id=m.id("spn"))
        act.add("span", {"field": "head", "value": m["head"], "from": "2024"}, about=body)
        act.add("alias", {"value": m["alias"], "category": "spelling"}, about=body, id=m.id("ali"))
        act.add("name", {"field": "name_ur", "value": URDU}, about=body, id=m.id("nam"))
        relation = {"field": "reports_to", "ref": body, "note": m["relation note"], "from": "2024"}
        act.add("relation", relation, about="ins:i04", id=m.id("rel"))
        function = {"field": "fusion", "value": "lead", "note": m["function note"]}
        act.add("function", function, about=body, id=m.id("fun"))
        person = act.add("person", {"title": m["person"], "marking": RED}, id=m.id("per"))
        act.add(
            "term", {"field": m["office"], "ref": person, "from": "2024"}, about="ins:i04", id=m.id("off")
        )
        act.add("policy", {"title": m["policy"], "date": "2024", "marking": RED}, id=m.id("pol"))
        act.add("place", {"title": m["place"], "marking": RED}, id=m.id("plc"))
        act.add("count", {"title": m["count"], "date": "2025", "marking": RED}, id=m.id("cnt"))
        act.add("decision", {"title": m["decision"], "date": "2025", "marking": RED}, id=m.id("dec"))
        commitment = act.add(
            "commitment",
            {"title": m["commitment"], "actor": m["actor"], "made": "2024-03-03", "due": "2025-03-03",
             "note": m["commitment note"], "marking": RED},
            id=m.id("com"),
        )  # fmt: skip
        act.add("span", {"field": "status", "value": "lapsed", "from": "2025-03"}, about=commitment)
        question = {"title": m["question"], "reason": m["question reason"], "marking": RED}
        act.add("question", question, id=m.id("que"))
        act.add(
            "assessment",
            {"title": m["assessment"], "category": "recommendation", "holder": m["holder"], "date": "2025",
             "marking": RED},
            id=m.id("asm"),
        )  # fmt: skip
        act.add("ruling", {"field": "status", "value": "disputed", "reason": m["ruling"], "marking": RED},
                about="ins:i04", id=m.id("rul"))  # fmt: skip
        # A public body, of which a restricted source tells something.
        seat = act.add("span", {"field": "seat", "value": m["seat"], "from": "2025"}, about="ins:i04")
        stated = {"field": "seat", "span": seat, "ref": source, "states": m["seat"], "stance": "supports"}
        act.add("citation", stated, about="ins:i04")
        # The briefing: what is restricted itself, and what says or rests on it.
        block = act.add(
            "block",
            {"block": "text", "title": m["block title"], "text": m["block text"], "marking": RED,
             "position": "0001m"},
            about=BRIEFING,
            id=m.id("blk"),
        )  # fmt: skip
        act.add(
            "statement", {"sort": "text", "text": m["words in a red block"], "position": "0"}, about=block
        )
        profile = {"block": "profile", "institution": body, "title": m["profile title"], "position": "0003m"}
        act.add("block", profile, about=BRIEFING)
        judgement = {"sort": "judgement", "likelihood": "5", "confidence": "high", "position": "0001"}
        act.add(
            "statement",
            {**judgement, "text": m["judgement"], "basis": m["basis"], "would_change": m["would change"],
             "marking": RED},
            about="blk:judgements",
            id=m.id("sta"),
        )  # fmt: skip
        act.add(
            "statement",
            {**judgement, "text": m["judgement on a red source"], "basis": "That.", "citations": cited},
            about="blk:judgements",
        )
        fact = {
            "sort": "fact",
            "ref": event,
            "text": f"{m['fact']} met.",
            "citations": cited,
            "position": "0",
        }
        act.add("statement", fact, about="blk:text")
        fact = {"sort": "fact", "ref": "ins:i04", "field": "seat", "text": f"It sits in {m['seat']}."}
        act.add("statement", {**fact, "value": m["seat"], "position": "0"}, about="blk:text")
        words = {"sort": "text", "text": m["words"], "marking": RED, "position": "1"}
        act.add("statement", words, about="blk:text")
    layer = Layer("closed", 1, title=m["pack title"], publisher=m["pack publisher"], cutoff="2027-07-07")
    row = {"title": m["row of a pack"], "date": "2025-06-06", "marking": RED}
    workspace.install(layer, [PackItem(m.id("law").replace("law:", "evt:"), "event", None, row)])


def entangle(workspace: Workspace, marks: Marks) -> None:
    """Let public items name restricted ones by their ids, and let the user's own value rest on a restricted source."""
    with workspace.act("Entangle") as act:
        act.edit("src:open", {"reliability_reason": f"Confirmed by {marks.id('src')}."})
        act.edit("ins:i04", {"sources": f"src:s01;{marks.id('src')}", "head": marks["own head"]})
        cited = {"field": "head", "ref": marks.id("src"), "states": marks["own head"]}
        act.add("citation", cited, about="ins:i04")
        mentioned = {"title": f"See {marks.id('evt')}", "date": "2025-05-07"}
        act.add("event", mentioned, id="evt:mentions")
        act.add("citation", {"field": "statement", "ref": "src:open"}, about="evt:mentions")
