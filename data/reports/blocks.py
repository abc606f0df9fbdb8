"""The lines above a row of boxes: a topic, questions to think about, and the statement that is scored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.reports.headings import is_description, is_numbered
from data.reports.lines import Document, Line, joined, without_bullet
from data.understanding.kinds_of_findings import bare_heading, is_topic

_LONGEST_TOPIC = 80
_ENDS = (".", "!", ":", ";")


@dataclass(frozen=True)
class Words:
    """The words of a statement: its topic, if it has one, and the sentence. `line` is where the sentence begins."""

    topic: str | None
    sentence: str
    line: int

    @property
    def shown(self) -> str:
        """What a message calls it."""
        return self.topic or self.sentence


def words_of(document: Document, places: Sequence[int], last: str = "") -> Words | None:
    """The words in those lines; `last` is what the last of them says beside its boxes. None where they say nothing."""
    entries = [(place, document.lines[place]) for place in places]
    if last:
        place, line = entries[-1]
        said = Line(last, line.place)
        entries[-1] = (place, replace(said, text=without_bullet(said) or last))  # its boxes say that it is no question
    entries = _without_description(entries, document.wraps)
    bullets = [number for number, (_, line) in enumerate(entries) if without_bullet(line) is not None]
    if not bullets:
        return _without_questions(entries)
    topic = _topic(entries[: bullets[0]])
    tail = entries[bullets[-1] :]
    if document.wraps:
        sentence = tail[_end_of_question([line for _, line in tail]) :]
    else:
        sentence = [entry for entry in tail[1:] if not entry[1].continues]
    if not sentence:
        first = entries[bullets[0] - 1] if bullets[0] else None
        return Words(topic, topic, first[0]) if topic and first else None
    return Words(topic, joined(line.text for _, line in sentence), sentence[0][0])


Entries = list[tuple[int, Line]]


def _without_description(entries: Entries, wraps: bool) -> Entries:
    """Without "Beskrivelse: ..." below the indicator's name, which may take several lines."""
    if not entries or not is_description(entries[0][1].text):
        return entries
    number = 0
    while wraps and number + 1 < len(entries) and not entries[number][1].text.endswith((".", "?", "!")):
        following = entries[number + 1][1]
        if without_bullet(following) is not None or is_topic(following.text):
            break
        number += 1
    return entries[number + 1 :]


def _topic(entries: Entries) -> str | None:
    """The heading among the lines above the first question: one that the forms know, else the last."""
    lines = [line for _, line in entries if without_bullet(line) is None]
    texts = [line.text for line in lines]
    known = [text for text in texts if is_topic(text)]
    if not known and len(lines) > 1 and _is_second_half(lines[-2], lines[-1]):
        return joined(texts[-2:]).strip(" :")
    topic = (known or texts)[-1] if texts else None
    return topic.strip(" :") if topic and len(topic) <= _LONGEST_TOPIC else None


def _is_second_half(first: Line, second: Line) -> bool:
    """Whether a question that is a topic goes on over two lines."""
    is_question = second.text.endswith("?") and second.text[:1].islower()
    return is_question and not second.has_gap and first.look == second.look


def _end_of_question(lines: Sequence[Line]) -> int:
    """Where the last question ends, which may wrap, and the statement begins."""
    ends = range(1, len(lines))
    tests = (
        [end for end in ends if lines[end - 1].text.endswith("?")][-1:],
        [end for end in ends if lines[end].has_gap][:1],
        [end for end in ends if 0 < lines[end].indent <= lines[0].indent + 1],
        [end for end in ends if lines[end - 1].text.endswith(_ENDS)],
        [end for end in ends if lines[end].text[:1].isupper()],
    )
    return next((found[0] for found in tests if found), len(lines) - 1 if len(lines) > 1 else 1)


def _without_questions(entries: Entries) -> Words | None:
    """A topic and a sentence, or only one of the two."""
    entries = [(place, _without_number(line)) for place, line in entries]
    known = [number for number, (_, line) in enumerate(entries) if is_topic(line.text)]
    headings = [number for number, (_, line) in enumerate(entries) if line.is_heading]
    topic: str | None = None
    if known or (headings and headings[-1] + 1 < len(entries)):
        number = (known or headings)[-1]
        topic = entries[number][1].text.strip(" :")
        entries = entries[number + 1 :] or entries[number:]
    elif len(entries) > 1 and _looks_like_topic(entries[0][1].text, entries[1][1].text):
        topic = entries[0][1].text.strip(" :")
        entries = entries[1:]
    questions = [number for number, (_, line) in enumerate(entries[:-1]) if line.text.endswith("?")]
    entries = entries[questions[-1] + 1 :] if questions else entries
    if not entries:
        return None
    return Words(topic, joined(line.text for _, line in entries), entries[0][0])


def _without_number(line: Line) -> Line:
    """A topic without its number: "1.2 Ressursinnsats"."""
    bare = bare_heading(line.text) if is_numbered(line.text) else line.text
    return replace(line, text=bare) if bare != line.text and is_topic(bare) else line


def _looks_like_topic(text: str, following: str) -> bool:
    return len(text) <= _LONGEST_TOPIC and not text.endswith((".", "?", ",")) and following[:1].isupper()
