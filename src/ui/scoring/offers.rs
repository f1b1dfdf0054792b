//! What the menu of a cell offers: everything that a key does there.

use super::Direction;
use crate::text::Text;
use crate::ui::widgets::grid::{Act, Does, Go, Offer, Way};

/// The menu of the sheet, whichever way it is turned.
pub(super) fn of(text: &Text, direction: Direction) -> Vec<Offer> {
    let offer = |id: &str, key, does| Offer::new(text.say(id), key, does);
    let act = |id: &str, key, act| offer(id, key, Does::Act(act));
    let mut offers = vec![
        act("scoring-menu-own", "=", Act::SelfScore),
        act("scoring-menu-max", "*", Act::Maximum),
        act("scoring-menu-rule", "R", Act::Rule),
        act("scoring-menu-na", "N", Act::NotApplicable),
        Offer::apart(),
        offer("scoring-menu-edit", "F2", Does::Edit),
        offer("scoring-menu-reason", "F4", Does::Go(Go::Reason)),
        act("scoring-menu-fill", "Ctrl+D", Act::Fill(Way::Down)),
        act("scoring-menu-clear", "Delete", Act::Clear),
        Offer::apart(),
        offer("scoring-menu-copy", "Ctrl+C", Does::Copy),
        offer("scoring-menu-cut", "Ctrl+X", Does::Cut),
        offer("scoring-menu-paste", "Ctrl+V", Does::Paste),
        Offer::apart(),
        offer("scoring-menu-turn", "F6", Does::Go(Go::Turn)),
        offer("scoring-menu-next", "F8", Does::Go(Go::NextOpen)),
    ];
    if direction == Direction::Matrix {
        // Beside each other there, scores of lines.
        let down = offers.iter().position(|offer| offer.does == Does::Act(Act::Fill(Way::Down))).unwrap_or_default();
        offers.insert(down + 1, act("scoring-menu-fill-right", "Ctrl+R", Act::Fill(Way::Right)));
    }
    offers.push(match direction {
        Direction::Matrix => offer("scoring-menu-differences", "F5", Does::Go(Go::Difference)),
        Direction::Unit | Direction::Line => offer("scoring-menu-lines", "F9", Does::Go(Go::Lines)),
    });
    offers
}
