"""Acts on reports and reported figures: keyword-only verbs, atomic, locked, checked (workflow, access), journalled.

Every act raises `acting.ActRefused` (message in Vietnamese, for the screen), `acting.NotAllowed` without the right, or
`acting.StaleReport` when somebody else changed the report or figure after the form was drawn (`version=`).

acting      the one way in which a figure changes: lock, table, rights, history row, journal
intake      upload_reports(*, body, files, by, at, sender=None, place=None) -> ReportBatch
            paste_report(*, body, text, title, by, at, sender=None, place=None, source_name="", source_url="", source_on=None)
            cancel_batch(*, batch, by, at) -> int;  retry_report(*, report, by, at);  resume_stalled(*, at) -> int
reading     read_report: the background task (begin → parse → finish or fail); runs twice without harm
confirming  confirm_report(*, report, place, period_words, by, at, period_from=None, period_to=None, as_of=None,
            sender=None, title="", source_…, version=None)
reviewing   accept_figure(*, figure, by, at, version=None);  correct_figure(*, figure, changes: Correction, by, at, reason="")
            reject_figure(*, figure, reason, by, at);  restore_figure(*, figure, by, at)
            map_figure(*, figure, indicator, by, at, keep_word=True)
            accept_all_sure(*, report, by, at, above=0.8) -> int;  undo_last(*, report, by, at) -> FigureAct
merging     merge_repeats(*, first, repeats, by, at);  unmerge_repeat(*, figure, by, at)
publishing  publish_report(*, report, by, at, with_text=False);  withdraw_report(*, report, reason, by, at)
            supersede_report(*, report, newer, by, at);  revive_report(*, report, by, at)
vocabulary  add_indicator(*, name, unit, by, at, group="", definition="", words=(), is_additive=False) -> Indicator
            end_indicator(*, indicator, by, at);  forget_word(*, word, by, at)
"""
