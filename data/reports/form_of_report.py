"""Which form a report is written on, and which scale it scores by."""

from __future__ import annotations

from collections.abc import Sequence

from data.frameworks import Form, form, forms
from data.reports import asked
from data.reports.lines import Document
from data.reports.matching import statement_named
from data.reports.report import Report
from data.reports.scored import ScoreRows
from data.reports.section import Section
from data.terms.answers import Answers
from data.terms.problems import Problem, Severity


def form_and_scale(
    document: Document, sections: Sequence[Section], answers: Answers, report: Report, year: int | None
) -> tuple[Form, bool]:
    """The report's form, and whether its scores can be read: not where its scale is another and nobody has chosen."""
    likeliest = _form(sections)
    found = ScoreRows(document.lines, year).highest()
    if found is None or not any(section.has_scores for section in sections):
        return likeliest, True
    highest, place = found
    if highest == likeliest.scale.maximum:
        return likeliest, True
    fitting = asked.forms_of_scale(highest, (str(section.indicator) for section in sections))
    if not fitting and not any(section.findings for section in sections):
        values = {"highest": highest, "usual": int(likeliest.scale.maximum)}
        problem = Problem("scale_in_no_form", Severity.ERROR, document.sheet, place, str(highest), values)
        report.problems.append(problem)
        return likeliest, False
    question = asked.about_scale(highest, fitting, document.sheet, place)
    report.questions.append(question)
    choice = question.chosen(answers.choices)
    if choice is None or choice.code == asked.WITHOUT_SCORES:
        return likeliest, False
    return form(choice.code), True


def _form(sections: Sequence[Section]) -> Form:
    """The form that knows most of the report's indicators and topics; the newest of equals."""

    def known(form: Form) -> tuple[int, int]:
        own = [section for section in sections if form.has_indicator(str(section.indicator))]
        topics = sum(
            statement_named(scored.words, form.indicator(str(section.indicator))) is not None
            for section in own
            for scored in section.statements
        )
        return len(own), topics

    return max(forms(), key=known)
