"""Acts on opinions and cases: keyword-only verbs, atomic, locked, checked (workflow, access), journalled.

moves        the one way in which a case changes its state
intake       receiving an opinion                 triage     classify, ask, refuse, guide, forward, transfer
handling     assign, hand back, urge, note        answers    draft, submit, return, sign, send, resolve
promises     made, kept, late, withdrawn          clocks     deadlines: start, end, pause, extend, count anew
merging      merge, unmerge, divide               speaking   what a speaker does with his code
publishing   publish, correct, take down          quarantine denunciations that slipped in; pointers
notices      officers' notices, mails             periodic   reminders, escalation, late promises
"""
