package docket

// someCommands has one of every command, as far as can be told without a docket.
func someCommands() []Command {
	return []Command{
		application(), ChangeLaw{}, EnterOperative{}, SetAside{}, ReceivePaper{}, Register{}, RefuseRegistration{}, AssignNumber{}, AssignCase{}, DescribeTitle{}, RecordService{}, RecordNotice{},
		RevokeTitle{}, TypeObligation{}, ReviseObligation{}, RequestClarification{}, AnswerClarification{}, RecordPayment{},
		ReportPerformance{}, StateView{}, AssessPerformance{}, RecordNewAct{}, Settle{}, BreachSettlement{}, MakeFinding{},
		ProposeAct{}, ApproveAct{}, RefuseAct{}, ProposeMeasure{}, ApproveMeasure{}, RefuseMeasure{}, DecideMeasure{}, ServeMeasure{}, BeginMeasure{}, StayMeasure{},
		LiftMeasure{}, CompleteMeasure{}, SettleMeasure{}, InformCongress{}, RaiseObjection{}, RaiseOutsiderObjection{},
		DecideObjection{}, Stay{}, Suspend{}, Resume{}, Close{}, Terminate{}, Reverse{}, LinkCase{}, LinkAppeal{}, LinkRetrial{},
		AddParty{}, ChangeParty{}, NamePerson{}, ChangePerson{}, AppearRepresentative{}, WithdrawRepresentative{},
		ScheduleHearing{}, MoveHearing{}, HoldHearing{}, PlaceHold{}, EndHold{}, AddNote{}, NoteLapse{}, NoteNonUse{}, Correct{},
		RecordErasure{}, Record{}, FileReply{}, ModerateReply{}, RequestCorrection{}, AnswerCorrection{}, RestrictPublicity{}, RestorePublicity{},
	}
}
