//! What draws the window: OpenGL or wgpu, whichever works on this computer, and what is remembered of it.
//!
//! Old graphics drivers and remote desktops have no usable OpenGL, old cards nothing but it. The one that
//! fails is left for the other; one that hangs or takes the program down is known by the mark that a start
//! leaves until the window has drawn.

use eframe::NativeOptions;
use eframe::egui_wgpu::WgpuSetup;
use eframe::wgpu::Backends;

/// What draws the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Renderer {
    /// OpenGL: light, and fails cleanly where it can't draw.
    OpenGl,
    /// wgpu: DirectX, Vulkan, or the system's own software drawing.
    Wgpu,
}

/// What is known before the window is opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Hints {
    /// What the person asked for.
    pub(super) asked: Option<Renderer>,
    /// What a start began with that never came to draw.
    pub(super) failed: Option<Renderer>,
    /// What was remembered after another one had failed.
    pub(super) remembered: Option<Renderer>,
    /// Whether the desktop is seen from afar.
    pub(super) is_remote: bool,
}

impl Renderer {
    /// The word in the preferences and in the environment.
    pub(super) fn word(self) -> &'static str {
        match self {
            Renderer::OpenGl => "opengl",
            Renderer::Wgpu => "wgpu",
        }
    }

    /// The renderer of a word.
    pub(super) fn from_word(word: &str) -> Option<Renderer> {
        [Renderer::OpenGl, Renderer::Wgpu].into_iter().find(|r| r.word() == word.trim())
    }

    fn other(self) -> Renderer {
        match self {
            Renderer::OpenGl => Renderer::Wgpu,
            Renderer::Wgpu => Renderer::OpenGl,
        }
    }

    /// Has the window drawn by it.
    pub(super) fn choose(self, options: &mut NativeOptions) {
        options.renderer = match self {
            Renderer::OpenGl => eframe::Renderer::Glow,
            Renderer::Wgpu => eframe::Renderer::Wgpu,
        };
        // Windows always has DirectX, if need be in software; its Vulkan drivers on old cards are worse than none.
        if cfg!(windows)
            && let WgpuSetup::CreateNew(new) = &mut options.wgpu_options.wgpu_setup
        {
            new.instance_descriptor.backends = Backends::DX12 | Backends::GL;
        }
    }

    /// Whether it was this that failed, so that the other one may work.
    pub(super) fn is_to_blame(error: &eframe::Error) -> bool {
        use eframe::Error;
        matches!(error, Error::Glutin(_) | Error::NoGlutinConfigs(..) | Error::OpenGL(_) | Error::Wgpu(_))
    }
}

impl Hints {
    /// What is tried, in this order.
    pub(super) fn order(self) -> [Renderer; 2] {
        let usual = if self.is_remote { Renderer::Wgpu } else { Renderer::OpenGl };
        let first = self.asked.or(self.failed.map(Renderer::other)).or(self.remembered).unwrap_or(usual);
        [first, first.other()]
    }

    /// What is to be remembered once `drawn` has drawn; what was asked for this once is not.
    pub(super) fn remembers(self, drawn: Renderer) -> Option<Renderer> {
        let usual = Hints { is_remote: self.is_remote, ..Hints::default() }.order();
        let is_asked = self.asked == Some(drawn);
        let is_known = self.remembered.is_none() && usual.first() == Some(&drawn);
        if is_asked || is_known { self.remembered } else { Some(drawn) }
    }
}

#[cfg(test)]
mod tests {
    use super::Renderer::{OpenGl, Wgpu};
    use super::*;

    #[test]
    fn opengl_comes_first_and_last_on_a_remote_desktop() {
        assert_eq!(Hints::default().order(), [OpenGl, Wgpu]);
        assert_eq!(Hints { is_remote: true, ..Hints::default() }.order(), [Wgpu, OpenGl]);
    }

    #[test]
    fn one_that_never_came_to_draw_comes_last_even_where_it_was_remembered() {
        let failed = Hints { failed: Some(Wgpu), remembered: Some(Wgpu), ..Hints::default() };
        assert_eq!(failed.order(), [OpenGl, Wgpu]);
        assert_eq!(failed.remembers(OpenGl), Some(OpenGl));
        let remembered = Hints { remembered: Some(Wgpu), ..Hints::default() };
        assert_eq!(remembered.order(), [Wgpu, OpenGl]);
    }

    #[test]
    fn only_what_drew_in_place_of_another_is_remembered() {
        assert_eq!(Hints::default().remembers(OpenGl), None);
        assert_eq!(Hints::default().remembers(Wgpu), Some(Wgpu));
        let asked = Hints { asked: Some(Wgpu), ..Hints::default() };
        assert_eq!((asked.order()[0], asked.remembers(Wgpu)), (Wgpu, None));
        assert_eq!(asked.remembers(OpenGl), None);
    }

    #[test]
    fn words_read_back() {
        for renderer in [OpenGl, Wgpu] {
            assert_eq!(Renderer::from_word(renderer.word()), Some(renderer));
        }
        assert_eq!(Renderer::from_word("vulkan"), None);
    }
}
