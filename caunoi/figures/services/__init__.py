"""Acts on reports and reported figures: keyword-only verbs, atomic, locked, checked (workflow, access), journalled.

Every act raises `acting.ActRefused` (message in Vietnamese, for the screen), `acting.NotAllowed` without the right, or
`acting.StaleReport` when somebody else changed the report or figure after the form was drawn (`version=` of that row).

acting      the one way in which a figure changes: lock, table, rights, history row, journal
intake      upload_reports(*, body, files, by, at, sender=None, place=None) -> ReportBatch
            paste_report(*, body, text, title, by, at, sender=None, place=None, source=Source(…)) -> ReportDocument
            cancel_batch(*, batch, by, at) -> int;  retry_report(*, report, by, at)
            same_report_before(report) -> list: what the report may supersede
reading     read_report: the background task (begin, parse, finish or fail); runs twice without harm
            resume_stalled(*, at) -> int: for the periodic round
confirming  confirm_report(*, report, heading=Heading(place=…, period_words=…), by, at, version=None)
reviewing   accept_figure(*, figure, by, at, reason="", version=None)
            correct_figure(*, figure, changes=Correction(value=…, …), by, at, reason="", version=None)
            reject_figure(*, figure, reason, by, at, version=None);  restore_figure(*, figure, by, at, version=None)
            map_figure(*, figure, indicator, by, at, is_word_kept=True, version=None)
            accept_all_sure(*, report, by, at, above=SURE) -> int;  sure_figures(report): those it would accept
            undo_last(*, report, by, at) -> FigureAct;  last_undoable(report, by): the act it would take back
merging     merge_repeats(*, first, repeats, by, at);  unmerge_repeat(*, figure, by, at)
publishing  publish_report(*, report, by, at, with_text=False);  withdraw_report(*, report, reason, by, at)
            supersede_report(*, report, newer, by, at);  revive_report(*, report, by, at)
vocabulary  add_indicator(*, name, unit, by, at, group="", definition="", words=(), is_additive=False) -> Indicator
            end_indicator(*, indicator, by, at);  forget_word(*, word, by, at)
articles    bring_article(*, article, figures, at) -> ReportDocument: figures of the press, without its text
            attach_text(*, report, text, by, at): the text of an article, where an installation has it
"""
