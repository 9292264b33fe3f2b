package casework

import (
	"mandamus/app"
	"mandamus/docket"
)

// publicVerbs are what concerns the public record of the case: what a body answers to it, what somebody asks to have corrected, and
// whether the public sees the case at all.
var publicVerbs = []verb{
	{
		name: "reply", group: "public", actions: []string{"reply.file"}, counter: true, step: by((*app.App).FileReply),
		specs: []spec{
			pick("party", "Party", sideOf("debtor")).required().from(firstOf(sideOf("debtor"))), word("stance", "Stance", inDocket("stance")).required(),
			text("text", "Text").called("reply_text"), legalDay().called("said_on"),
		},
	},
	{
		name: "moderate-reply", group: "public", actions: []string{"reply.moderate"}, step: by((*app.App).ModerateReply),
		needs: func(k *kase) bool { return len(openReplies(k)) > 0 },
		specs: []spec{
			pick("reply", "Reply", openReplies).required().from(firstOf(openReplies)), word("outcome", "Outcome", inDocket("moderation_outcome")).required().called("moderation"),
			word("reason", "Reason", inDocket("moderation_reason")).called("moderation_reason"),
			text("text_zh", "Text.ZH").called("published_zh").hinted("published"), text("text_en", "Text.EN").called("published_en"), legalDay(),
		},
	},
	{
		name: "ask-correction", group: "public", actions: []string{"correction.request"}, counter: true, step: by((*app.App).RequestCorrection),
		specs: []spec{
			pick("party", "Party", parties).required(), word("ground", "Ground", inDocket("correction_reason")).required().called("correction_ground"),
			text("text", "Text").called("reply_text"), legalDay().called("said_on"),
		},
	},
	{
		name: "answer-correction", group: "public", actions: []string{"correction.answer"}, step: by((*app.App).AnswerCorrection),
		needs: func(k *kase) bool { return len(openCorrections(k)) > 0 },
		specs: []spec{
			pick("request", "Request", openCorrections).required().from(firstOf(openCorrections)),
			word("outcome", "Outcome", inDocket("correction_outcome")).required().called("answer_outcome"),
			text("text_zh", "Text.ZH").called("published_zh").hinted("published"), text("text_en", "Text.EN").called("published_en"), legalDay(),
		},
	},
	{
		name: "restrict-publicity", group: "public", actions: []string{"publicity.restrict"}, grave: true, lead: true, step: by((*app.App).RestrictPublicity),
		needs: func(k *kase) bool { return k.Docket.Restricted == nil },
		specs: []spec{word("ground", "Ground", inDocket("secrecy_ground")).required().called("secrecy_ground"), legalDay()},
	},
	{
		name: "restore-publicity", group: "public", actions: []string{"publicity.restrict"}, grave: true, lead: true, step: by((*app.App).RestorePublicity),
		needs: func(k *kase) bool { return k.Docket.Restricted != nil },
		specs: []spec{legalDay()},
	},
}

// openReplies are the replies whose text is not yet decided on.
func openReplies(k *kase) []choice {
	var out []choice
	for _, r := range k.Docket.Replies {
		if r.Moderated.IsZero() {
			out = append(out, choice{r.ID, dotted(r.ID, r.Filed.On.String(), k.who(r.Party), k.in(docket.Label("stance", r.Stance)))})
		}
	}
	return out
}

// openCorrections are the requests for correction without an answer.
func openCorrections(k *kase) []choice {
	var out []choice
	for _, r := range k.Docket.CorrectionRequests {
		if r.Answered.IsZero() {
			out = append(out, choice{r.ID, dotted(r.ID, r.Asked.On.String(), k.who(r.Party))})
		}
	}
	return out
}
