package docket

import "slices"

// Kinds are all kinds of event, in the order of a case.
var Kinds = slices.Concat(caseKinds, titleKinds, partyKinds, intakeKinds, obligationKinds, applicationKinds, noticeKinds, performanceKinds,
	timeKinds, objectionKinds, measureKinds, elsewhereKinds, independenceKinds, routeKinds, aroundKinds, closingKinds, deskKinds, publicKinds)

var caseKinds = []Kind{
	kind[CaseOpened]("case.opened"),
	kind[NumberAssigned]("number.assigned"),
	kind[CaseAssigned]("case.assigned").as("assignment").known(),
	kind[CaseLinked]("case.linked"),
	kind[NoteAdded]("note.added"),
	kind[CorrectionMade]("correction.made"),
	kind[ValueErased]("value.erased"),
}

var titleKinds = []Kind{
	kind[TitleDescribed]("title.described"),
	kind[TitleServed]("title.served"),
	kind[BackgroundTold]("background.told").as("background").free(),
	kind[SuitBrought]("suit.brought").as("suit").free(),
	kind[JudgmentGiven]("judgment.given").as("judgment").free(),
	kind[FinalJudgmentGiven]("final_judgment.given").as("judgment_final").free(),
	kind[AwardMade]("award.made").as("award").free(),
	kind[ServiceReported]("service.reported").as("service").free(),
	kind[TitleRevoked]("title.revoked").as("title_revoked").bench(),
	kind[RetrialApplied]("retrial.applied").as("retrial_application"),
	kind[RetrialOrdered]("retrial.ordered").as("retrial_ordered").known().bench(),
	kind[RetrialRefused]("retrial.refused").as("retrial_refused"),
	kind[ActStayed]("act.stayed").as("act_stayed").free(),
	kind[PreservationOrdered]("preservation.ordered").as("preservation").free(),
	kind[AdvanceEnforcementOrdered]("advance_enforcement.ordered").as("advance_enforcement").free(),
}

var partyKinds = []Kind{
	kind[PartyAdded]("party.added"),
	kind[PartyChanged]("party.changed"),
	kind[RepresentativeAppeared]("representative.appeared"),
	kind[RepresentativeWithdrew]("representative.withdrew"),
	kind[PersonNamed]("person.named"),
	kind[PersonChanged]("person.changed"),
	kind[PartyChangeRequested]("party_change.requested").as("change_of_party_requested").known().free(),
	kind[PartyChangeDecided]("party_change.decided").as("change_of_party").known().bench(),
}

var intakeKinds = []Kind{
	kind[OperativeEntered]("operative_part.entered"),
	kind[PassageSetAside]("passage.set_aside"),
	kind[PaperReceived]("paper.received"),
	kind[ContactGiven]("contact.given"),
}

var obligationKinds = []Kind{
	kind[ObligationTyped]("obligation.typed"),
	kind[ObligationRevised]("obligation.revised"),
	kind[ClarificationRequested]("clarification.requested"),
	kind[ClarificationAnswered]("clarification.answered"),
}

var applicationKinds = []Kind{
	kind[ApplicationFiled]("application.filed").as("application").known(),
	kind[ApplicationCorrected]("application.corrected").as("application_corrected").known().free(),
	kind[ApplicationRegistered]("application.registered").as("registration").known().anew(),
	kind[ApplicationRefused]("application.refused").as("registration_refused").known().anew(),
	kind[ApplicationWithdrawn]("application.withdrawn").as("application_withdrawn").known().free(),
}

var noticeKinds = []Kind{
	kind[NoticeGiven]("notice.given").as("notice").known(),
	kind[NoticeServed]("notice.served").as("notice_served").known(),
	kind[PropertyReportOrdered]("property_report.ordered").as("property_report_order").known().free(),
	kind[PropertyReported]("property.reported").as("property_report").known().free(),
	kind[MeasureTakenAtOnce]("measure.taken_at_once").as("immediate_measure").known().free(),
	kind[LeadGiven]("lead.given").as("lead_given").known().free(),
	kind[LeadChecked]("lead.checked").as("lead_checked").known().free(),
}

var performanceKinds = []Kind{
	kind[PaymentMade]("payment.made").as("payment"),
	kind[PerformanceReported]("performance.reported").as("performance_report"),
	kind[PerformanceViewed]("performance.viewed").as("performance_report"),
	kind[PerformanceAssessed]("performance.assessed").as("performance_assessed").known().bench(),
	kind[DemandMade]("demand.made").as("demand").free(),
	kind[PromiseMade]("promise.made").as("promise").known().free(),
	kind[PromiseMissed]("promise.missed").as("undertaking_missed").free(),
	kind[OfferMade]("offer.made").as("offer").known().free(),
	kind[SettlementMade]("settlement.made").as("settlement").known(),
	kind[SettlementBreached]("settlement.breached").as("settlement_breached").known().anew(),
	kind[DebtorReplied]("debtor.replied").as("debtor_reply").known().free(),
	kind[DebtorNoted]("debtor.noted").as("debtor_note").free(),
	kind[ExtensionRequested]("extension.requested").as("extension_request").known().free(),
	kind[FindingMade]("finding.made").as("finding").known().anew(),
}

var timeKinds = []Kind{
	kind[ObstacleArose]("obstacle.arose").as("obstacle").free(),
	kind[EnforcementStayed]("enforcement.stayed").as("stay").known().bench(),
	kind[EnforcementSuspended]("enforcement.suspended").as("suspension").known().bench(),
	kind[EnforcementResumed]("enforcement.resumed").as("resumption").known().bench(),
	kind[TermExtended]("term.extended").as("extension").known().free(),
	kind[AnnouncementBegun]("announcement.begun").as("announcement").known().free(),
	kind[AppraisalCommissioned]("appraisal.commissioned").as("appraisal").known().free(),
	kind[JurisdictionDisputed]("jurisdiction.disputed").as("jurisdiction_dispute").known().free(),
}

var objectionKinds = []Kind{
	kind[ObjectionRaised]("objection.raised").as("objection").known(),
	kind[ObjectionDocketed]("objection.docketed").as("objection_docketed").known().free(),
	kind[ObjectionDecided]("objection.decided").as("objection_decided").known().bench(),
	kind[ObjectionServed]("objection.served").as("objection_ruling_served").known().free(),
	kind[ReconsiderationAsked]("reconsideration.asked").as("reconsideration").known().free(),
	kind[ReconsiderationDecided]("reconsideration.decided").as("reconsideration_decided").known().free(),
	kind[OutsiderObjectionRaised]("outsider_objection.raised").as("outsider_objection").known(),
	kind[OutsiderObjectionDecided]("outsider_objection.decided").as("outsider_objection_decided").known().bench(),
	kind[OutsiderObjectionServed]("outsider_objection.served").as("outsider_objection_ruling_served").known().free(),
	kind[OutsiderSuitBrought]("outsider_suit.brought").as("outsider_suit").free(),
	kind[SanctionReconsiderationAsked]("sanction_reconsideration.asked").as("sanction_reconsideration").known().free(),
	kind[SanctionReconsiderationDecided]("sanction_reconsideration.decided").as("sanction_reconsideration_decided").known().free(),
}

var measureKinds = []Kind{
	kind[MeasureWarned]("measure.warned").as("measure_warned").known().free(),
	kind[MeasureProposed]("measure.proposed").as("measure_proposed").known().anew(),
	kind[MeasureApproved]("measure.approved").as("measure_approved").known().anew(),
	kind[MeasureRefused]("measure.refused").as("measure_refused").known().anew(),
	kind[MeasureDecided]("measure.decided").as("measure_decided").known().anew(),
	kind[MeasureServed]("measure.served").as("measure_served").known().anew(),
	kind[MeasureBegun]("measure.begun").as("measure_begun").known().bench(),
	kind[MeasureStayed]("measure.stayed").as("measure_stayed").known().bench(),
	kind[MeasureRenewed]("measure.renewed").as("measure_renewed").known().free(),
	kind[MeasureLifted]("measure.lifted").as("measure_lifted").known().bench(),
	kind[MeasureCompleted]("measure.completed").as("measure_completed").known().bench(),
	kind[MeasureSettled]("measure.settled").as("measure_settled").known().anew(),
	kind[CongressInformed]("congress.informed"),
	kind[RecommendationReplied]("recommendation.replied").as("recommendation_reply").known().free(),
	kind[FamilyNotified]("family.notified").as("family_notified").known().free(),
	kind[FineReimbursed]("fine.reimbursed").as("fine_reimbursed").free(),
}

var elsewhereKinds = []Kind{
	kind[PoliceReceivedFile]("police.received_file").as("police_file_received").known().free(),
	kind[PoliceDocketed]("police.docketed").as("police_docketed").free(),
	kind[PoliceRefused]("police.refused").as("police_refused").free(),
	kind[PrivateProsecutionMade]("private_prosecution.made").as("private_prosecution").free(),
	kind[NewActMade]("new_act.made").as("new_act"),
	kind[NewActChallenged]("new_act.challenged").as("suit_against_new_act").free(),
	kind[NewActRevoked]("new_act.revoked").as("repeat_revoked").free(),
	kind[ProcuratorateApplied]("procuratorate.applied").as("procuratorate_application").free(),
	kind[ProcuratorateAccepted]("procuratorate.accepted").as("procuratorate_accepted").free(),
	kind[ProcuratorateSupervised]("procuratorate.supervised").as("procuratorate_supervision").free(),
	kind[ProcuratorateRecommended]("procuratorate.recommended").as("procuratorate_recommendation").known().free(),
	kind[ProcuratorateAnswered]("procuratorate.answered").as("court_reply_to_procuratorate").known().free(),
	kind[PaymentApplied]("payment.applied").as("payment_application").free(),
	kind[PaymentApplicationTaken]("payment_application.taken").as("payment_application_accepted").free(),
	kind[FinanceApplied]("finance.applied").as("finance_application").free(),
	kind[FinanceApplicationTaken]("finance_application.taken").as("finance_accepted").free(),
	kind[ActDecided]("act.decided").as("act_decided").free(),
	kind[ActServed]("act.served").as("act_served").free(),
	kind[ActDemandServed]("act_demand.served").as("demand_served").free(),
	kind[ActApplied]("act.applied").as("act_application").free(),
	kind[ActAccepted]("act.accepted").as("act_accepted").free(),
	kind[ActApplicationRefused]("act_application.refused").as("act_application_refused").free(),
	kind[ActRuled]("act.ruled").as("act_ruled").free(),
	kind[ActRulingServed]("act_ruling.served").as("act_ruling_served").free(),
	kind[ActReconsiderationAsked]("act_reconsideration.asked").as("act_reconsideration").free(),
	kind[ActReconsiderationDecided]("act_reconsideration.decided").as("act_reconsideration_decided").free(),
}

var independenceKinds = []Kind{
	kind[InterferenceOccurred]("interference.occurred").as("interference").free(),
	kind[InterferenceReported]("interference.reported").as("interference_reported").free(),
	kind[RecusalRequested]("recusal.requested").as("recusal_requested").known().free(),
	kind[RecusalDecided]("recusal.decided").as("recusal_decided").known().free(),
	kind[RecusalReconsiderationAsked]("recusal_reconsideration.asked").as("recusal_reconsideration").known().free(),
	kind[RecusalReconsiderationDecided]("recusal_reconsideration.decided").as("recusal_reconsideration_decided").known().free(),
}

var routeKinds = []Kind{
	kind[InactionComplained]("inaction.complained").as("inaction_application").free(),
	kind[CourtAboveSupervised]("court_above.supervised").as("court_above_supervision").known().free(),
	kind[OrderGiven]("order.given").as("order_to_enforce").known().free(),
	kind[OrderReceived]("order.received").as("order_received").known().free(),
	kind[OrderDisputed]("order.disputed").as("order_disputed").known().free(),
	kind[CaseElevated]("case.elevated").as("elevation").known().free(),
	kind[CaseDesignated]("case.designated").as("designation").known().free(),
	kind[CaseCrossEnforced]("case.cross_enforced").as("cross_enforcement").known().free(),
	kind[CaseEntrusted]("case.entrusted").as("entrustment").known().free(),
	kind[ReportedUpward]("case.reported_upward").as("report_upward").known().free(),
	kind[EnforcingCourtDecided]("enforcing_court.decided").as("second_instance_decides").known().free(),
	kind[EnforcementTransferred]("enforcement.transferred").as("transfer_of_enforcement").known().free(),
}

var aroundKinds = []Kind{
	kind[LetterSent]("letter.sent").as("letter").free(),
	kind[MeetingHeld]("meeting.held").as("meeting").free(),
	kind[IncidentOccurred]("incident.occurred").as("incident").free(),
	kind[StatementMade]("statement.made").as("statement").free(),
	kind[PublicationAppeared]("publication.appeared").as("publication").free(),
	kind[LastReported]("report.ended").as("last_report").free(),
}

var closingKinds = []Kind{
	kind[CaseClosed]("case.closed").as("closing").known().anew(),
	kind[ReversalOrdered]("reversal.ordered").as("reversal").known().anew(),
}

var deskKinds = []Kind{
	kind[ActProposed]("act.proposed").anew(),
	kind[ActApproved]("act.approved").anew(),
	kind[ActRefused]("act.refused").anew(),
	kind[HearingScheduled]("hearing.scheduled"),
	kind[HearingMoved]("hearing.moved"),
	kind[HearingHeld]("hearing.held"),
	kind[HoldPlaced]("hold.placed"),
	kind[HoldEnded]("hold.ended"),
	kind[LimitLapsed]("limit.lapsed"),
	kind[NonUseNoted]("nonuse.noted"),
	kind[LawChanged]("law.changed"),
}

var publicKinds = []Kind{
	kind[PublicityRestricted]("publicity.restricted").bench(),
	kind[PublicityRestored]("publicity.restored").bench(),
	kind[ReplyFiled]("reply.filed"),
	kind[ReplyModerated]("reply.moderated").anew(),
	kind[CorrectionRequested]("correction.requested"),
	kind[CorrectionAnswered]("correction.answered").anew(),
}
