//! Draws a frame on the CPU, so that pictures need no GPU and come out the same everywhere.
//!
//! Triangles are snapped to 1/256 of a pixel and filled by the top-left rule; textures are sampled
//! bilinearly and blended premultiplied, as the GPU back ends do.

use std::collections::HashMap;

use egui::{
    ColorImage, Context, FullOutput, Rect, TextureFilter, TextureId, TexturesDelta,
    epaint::{ImageData, Mesh, Primitive, Vertex, textures::TextureOptions},
};
use egui_kittest::TestRenderer;
use image::RgbaImage;

/// The renderer: the textures it was given so far.
#[derive(Default)]
pub(super) struct Cpu {
    textures: HashMap<TextureId, Texture>,
}

struct Texture {
    image: ColorImage,
    options: TextureOptions,
}

impl TestRenderer for Cpu {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, changes) in delta.set.drain() {
            for change in changes {
                let ImageData::Color(image) = &change.image;
                match change.pos {
                    None => {
                        let texture = Texture { image: ColorImage::clone(image), options: change.options };
                        self.textures.insert(id, texture);
                    }
                    Some(pos) => {
                        let texture = self.textures.get_mut(&id).expect("a known texture");
                        copy(image, &mut texture.image, pos);
                    }
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        let mut canvas = Canvas::new(size.x.round() as usize, size.y.round() as usize);
        for clipped in ctx.tessellate(output.shapes.clone(), scale) {
            if let Primitive::Mesh(mesh) = &clipped.primitive
                && let Some(texture) = self.textures.get(&mesh.texture_id)
            {
                canvas.mesh(mesh, texture, clipped.clip_rect, scale);
            }
        }
        canvas.image()
    }
}

fn copy(from: &ColorImage, to: &mut ColorImage, [left, top]: [usize; 2]) {
    let (width, stride) = (from.size[0], to.size[0]);
    for (y, row) in from.pixels.chunks_exact(width).enumerate() {
        let start = (top + y) * stride + left;
        to.pixels[start..start + width].copy_from_slice(row);
    }
}

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<[f32; 4]>,
}

impl Canvas {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![[0.0; 4]; width * height] }
    }

    fn mesh(&mut self, mesh: &Mesh, texture: &Texture, clip: Rect, scale: f32) {
        let bounds = Bounds {
            left: (clip.min.x * scale).round().max(0.0) as i64,
            top: (clip.min.y * scale).round().max(0.0) as i64,
            right: ((clip.max.x * scale).round() as i64).min(self.width as i64),
            bottom: ((clip.max.y * scale).round() as i64).min(self.height as i64),
        };
        for corners in mesh.indices.chunks_exact(3) {
            let corners = [0, 1, 2].map(|corner| mesh.vertices[corners[corner] as usize]);
            if let Some(triangle) = Triangle::new(corners, scale) {
                self.triangle(&triangle, texture, &bounds);
            }
        }
    }

    fn triangle(&mut self, triangle: &Triangle, texture: &Texture, bounds: &Bounds) {
        let [xs, ys] = [triangle.x, triangle.y];
        let left = (xs.iter().min().unwrap() >> 8).max(bounds.left);
        let right = ((xs.iter().max().unwrap() + 255) >> 8).min(bounds.right);
        let top = (ys.iter().min().unwrap() >> 8).max(bounds.top);
        let bottom = ((ys.iter().max().unwrap() + 255) >> 8).min(bounds.bottom);
        for y in top..bottom {
            for x in left..right {
                let Some(weights) = triangle.weights(x * 256 + 128, y * 256 + 128) else {
                    continue;
                };
                let source = triangle.colour(weights, texture);
                let target = &mut self.pixels[y as usize * self.width + x as usize];
                for (target, channel) in target.iter_mut().zip(source) {
                    *target = channel + *target * (1.0 - source[3]);
                }
            }
        }
    }

    fn image(&self) -> Result<RgbaImage, String> {
        let bytes = self.pixels.iter().flatten();
        let bytes = bytes.map(|channel| (channel * 255.0).round().clamp(0.0, 255.0) as u8);
        RgbaImage::from_raw(self.width as u32, self.height as u32, bytes.collect())
            .ok_or_else(|| "the picture has no size".to_owned())
    }
}

struct Bounds {
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

/// A triangle in 1/256 of a pixel, its corners in one turning direction.
struct Triangle {
    corners: [Vertex; 3],
    x: [i64; 3],
    y: [i64; 3],
    area: i64,
}

impl Triangle {
    fn new(mut corners: [Vertex; 3], scale: f32) -> Option<Self> {
        let snap = |value: f32| (value * scale * 256.0).round() as i64;
        let mut x = corners.map(|corner| snap(corner.pos.x));
        let mut y = corners.map(|corner| snap(corner.pos.y));
        let mut area = (x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0]);
        if area < 0 {
            corners.swap(1, 2);
            x.swap(1, 2);
            y.swap(1, 2);
            area = -area;
        }
        (area != 0).then_some(Self { corners, x, y, area })
    }

    /// Returns the weight of each corner at a point, or nothing outside.
    fn weights(&self, px: i64, py: i64) -> Option<[f32; 3]> {
        let mut weights = [0.0; 3];
        for (corner, weight) in weights.iter_mut().enumerate() {
            let (from, to) = ((corner + 1) % 3, (corner + 2) % 3);
            let (dx, dy) = (self.x[to] - self.x[from], self.y[to] - self.y[from]);
            let side = dx * (py - self.y[from]) - dy * (px - self.x[from]);
            let owned = (dy == 0 && dx > 0) || dy < 0;
            if side < 0 || (side == 0 && !owned) {
                return None;
            }
            *weight = side as f32 / self.area as f32;
        }
        Some(weights)
    }

    fn colour(&self, weights: [f32; 3], texture: &Texture) -> [f32; 4] {
        let mix = |value: fn(&Vertex) -> f32| -> f32 {
            let parts = self.corners.iter().zip(weights);
            parts.map(|(corner, weight)| value(corner) * weight).sum()
        };
        let sample = texture.sample(mix(|v| v.uv.x), mix(|v| v.uv.y));
        let colour = [
            mix(|v| f32::from(v.color.r())),
            mix(|v| f32::from(v.color.g())),
            mix(|v| f32::from(v.color.b())),
            mix(|v| f32::from(v.color.a())),
        ];
        std::array::from_fn(|channel| colour[channel] / 255.0 * sample[channel])
    }
}

impl Texture {
    fn texel(&self, x: i64, y: i64) -> [f32; 4] {
        let [width, height] = self.image.size;
        let x = x.clamp(0, width as i64 - 1) as usize;
        let y = y.clamp(0, height as i64 - 1) as usize;
        let pixel = self.image.pixels[y * width + x].to_array();
        pixel.map(|channel| f32::from(channel) / 255.0)
    }

    fn sample(&self, u: f32, v: f32) -> [f32; 4] {
        let [width, height] = self.image.size.map(|side| side as f32);
        if self.options.magnification == TextureFilter::Nearest {
            return self.texel((u * width).floor() as i64, (v * height).floor() as i64);
        }
        let (x, y) = (u * width - 0.5, v * height - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (right_share, lower_share) = (x - left, y - top);
        let (left, top) = (left as i64, top as i64);
        let corners = [
            self.texel(left, top),
            self.texel(left + 1, top),
            self.texel(left, top + 1),
            self.texel(left + 1, top + 1),
        ];
        std::array::from_fn(|c| {
            let upper = corners[0][c] * (1.0 - right_share) + corners[1][c] * right_share;
            let lower = corners[2][c] * (1.0 - right_share) + corners[3][c] * right_share;
            upper * (1.0 - lower_share) + lower * lower_share
        })
    }
}
