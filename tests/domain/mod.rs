//! The laws of the appraisal: what holds for every log, every tree and every order of events.

mod criteria;
mod editions;
mod joining;
mod open;
mod ranks;
mod refusals;
mod replaying;
pub(crate) mod samples;
pub(crate) mod steps;
mod tampering;
mod totals;
mod undoing;
