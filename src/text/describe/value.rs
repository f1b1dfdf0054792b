//! Short words for values, registers, sources and states, to stand in tables and inside sentences.

use crate::domain::criteria::{NodeLevel, NotApplicable, Source};
use crate::domain::finding::Severity;
use crate::domain::index::Standing;
use crate::domain::setup::{Ties, WordMeaning};
use crate::domain::value::{Family, Round, Score, Value, What};
use crate::text::Text;

impl Text {
    /// What a register is about: "điểm thẩm định lần 1".
    pub fn what(&self, what: What) -> String {
        match what {
            What::SelfScore => self.say("what-self-score"),
            What::ReportedFigure => self.say("what-reported-figure"),
            What::Evidence => self.say("what-evidence"),
            What::Explanation => self.say("what-explanation"),
            What::Appraised(Round::First) => self.say("what-appraised-first"),
            What::Appraised(Round::Second) => self.say("what-appraised-second"),
            What::Appraised(Round::Council) => self.say("what-appraised-council"),
            What::PrivateNote => self.say("what-private-note"),
            What::SentBack => self.say("what-sent-back"),
            What::SurveyPoints => self.say("what-survey-points"),
            What::SatisfactionPercent => self.say("what-satisfaction-percent"),
            What::PreviousTotal => self.say("what-previous-total"),
            What::PreviousRank => self.say("what-previous-rank"),
            What::PreviousScore => self.say("what-previous-score"),
            What::PreviousAppraisal => self.say("what-previous-appraisal"),
            What::Dealt => self.say("what-dealt"),
            What::Heading => self.say("what-heading"),
            What::Blocks => self.say("what-blocks"),
            What::Criteria => self.say("what-criteria"),
            What::Roster => self.say("what-roster"),
            What::Settings => self.say("what-settings"),
        }
    }

    /// A family of registers: "tự đánh giá".
    pub fn family(&self, family: Family) -> String {
        match family {
            Family::SelfAssessment => self.say("family-self-assessment"),
            Family::Appraisal => self.say("family-appraisal"),
            Family::Survey => self.say("family-survey"),
            Family::Satisfaction => self.say("family-satisfaction"),
            Family::Previous => self.say("family-previous"),
            Family::Review => self.say("family-review"),
            Family::Setup => self.say("family-setup"),
        }
    }

    /// An appraisal round: "thẩm định lần 1".
    pub fn round(&self, round: Round) -> String {
        match round {
            Round::First => self.say("round-first"),
            Round::Second => self.say("round-second"),
            Round::Council => self.say("round-council"),
        }
    }

    /// What a word in the cell of a score means: "không thuộc phạm vi".
    pub fn word_meaning(&self, meaning: WordMeaning) -> String {
        match meaning {
            WordMeaning::Blank => self.say("word-blank"),
            WordMeaning::Zero => self.say("word-zero"),
            WordMeaning::Full => self.say("word-full"),
            WordMeaning::NotApplicable => self.say("word-not-applicable"),
        }
    }

    /// Where points come from: "điều tra xã hội học".
    pub fn source(&self, source: Source) -> String {
        match source {
            Source::Appraisal => self.say("source-appraisal"),
            Source::Survey => self.say("source-survey"),
            Source::Satisfaction => self.say("source-satisfaction"),
        }
    }

    /// The kind of a node: "lĩnh vực".
    pub fn level(&self, level: NodeLevel) -> String {
        match level {
            NodeLevel::Field => self.say("level-field"),
            NodeLevel::Criterion => self.say("level-criterion"),
            NodeLevel::Subcriterion => self.say("level-subcriterion"),
            NodeLevel::Bonus => self.say("level-bonus"),
            NodeLevel::Penalty => self.say("level-penalty"),
        }
    }

    /// What happens when a line doesn't apply: "tính điểm tối đa".
    pub fn not_applicable(&self, policy: NotApplicable) -> String {
        match policy {
            NotApplicable::MustBeScored => self.say("not-applicable-must-be-scored"),
            NotApplicable::FullPoints => self.say("not-applicable-full-points"),
            NotApplicable::Excluded => self.say("not-applicable-excluded"),
        }
    }

    /// Which place follows a tie.
    pub fn ties(&self, ties: Ties) -> String {
        match ties {
            Ties::Competition => self.say("ties-competition"),
            Ties::Dense => self.say("ties-dense"),
        }
    }

    /// How bad a finding is: "Cảnh báo".
    pub fn severity(&self, severity: Severity) -> String {
        match severity {
            Severity::Info => self.say("severity-info"),
            Severity::Warning => self.say("severity-warning"),
            Severity::Error => self.say("severity-error"),
        }
    }

    /// What counts on a line: "chưa chấm", "0,75", "không áp dụng", "chưa thống nhất".
    pub fn standing(&self, standing: Standing) -> String {
        match standing {
            Standing::Blank => self.say("standing-blank"),
            Standing::Points(points) => self.points(points),
            Standing::NotApplicable => self.score(Score::NotApplicable),
            Standing::Disputed => self.say("standing-disputed"),
        }
    }

    /// A value as people write it; a reason that stands beside a score is not told.
    pub fn value(&self, value: &Value) -> String {
        match value {
            Value::Blank => self.say("value-blank"),
            Value::Score(None, _) => self.say("standing-blank"),
            Value::Score(Some(score), _) => self.score(*score),
            Value::Text(text) => text.to_string(),
            Value::Percent(percent) => self.percent(*percent),
            Value::Points(points) => self.points(*points),
            Value::Rank(rank) => self.fill("value-rank", &[("rank", &self.count(*rank))]),
            Value::Setup(_) => self.say("value-setup"),
        }
    }
}
