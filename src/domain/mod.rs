//! The appraisal itself.
