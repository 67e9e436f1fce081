//! A screen has few colours: with a palette of 256 a picture of it weighs half, and nobody sees a
//! difference.

use std::collections::HashMap;

use e2e::{Failure, Outcome};

type Colour = [u8; 3];

/// Colours closer than this to a more frequent one need no place in the palette: the square of the
/// distance.
const SAME: i32 = 12;

/// The same picture with a palette.
pub fn reduced(png: &[u8]) -> Outcome<Vec<u8>> {
    let broken = |error: String| Failure::Unmet(format!("a picture came broken: {error}"));
    let mut reader = png::Decoder::new(std::io::Cursor::new(png))
        .read_info()
        .map_err(|error| broken(error.to_string()))?;
    let mut bytes = vec![0; reader.output_buffer_size().unwrap_or_default()];
    let frame = reader
        .next_frame(&mut bytes)
        .map_err(|error| broken(error.to_string()))?;
    let step = match frame.color_type {
        png::ColorType::Rgb => 3,
        png::ColorType::Rgba => 4,
        other => return Err(broken(format!("{other:?}"))),
    };
    let pixels: Vec<Colour> = bytes
        .chunks_exact(step)
        .filter_map(|pixel| pixel.first_chunk::<3>().copied())
        .collect();
    let palette = palette_of(&pixels);
    let mut nearest_of: HashMap<Colour, u8> = HashMap::new();
    let places: Vec<u8> = pixels
        .iter()
        .map(|pixel| {
            *nearest_of
                .entry(*pixel)
                .or_insert_with(|| nearest(&palette, *pixel))
        })
        .collect();
    let mut reduced = Vec::new();
    let mut encoder = png::Encoder::new(&mut reduced, frame.width, frame.height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let written = encoder
        .write_header()
        .and_then(|mut writer| writer.write_image_data(&places));
    written.map_err(|error| broken(error.to_string()))?;
    Ok(reduced)
}

/// The most frequent colours that are not almost the same.
fn palette_of(pixels: &[Colour]) -> Vec<Colour> {
    let mut counts: HashMap<Colour, usize> = HashMap::new();
    for pixel in pixels {
        *counts.entry(*pixel).or_default() += 1;
    }
    let mut colours: Vec<(Colour, usize)> = counts.into_iter().collect();
    // By colour where the count is the same, so that two runs give the same bytes.
    colours.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
    let mut palette: Vec<Colour> = Vec::new();
    for (colour, _) in colours {
        let is_new = palette.iter().all(|had| distance(*had, colour) > SAME);
        if is_new && palette.len() < 256 {
            palette.push(colour);
        }
    }
    palette
}

fn nearest(palette: &[Colour], pixel: Colour) -> u8 {
    let places = 0..=u8::MAX;
    let near = places
        .zip(palette)
        .min_by_key(|(_, colour)| distance(**colour, pixel));
    near.map_or(0, |(place, _)| place)
}

fn distance(one: Colour, other: Colour) -> i32 {
    let parts = one.into_iter().zip(other);
    parts
        .map(|(one, other)| (i32::from(one) - i32::from(other)).pow(2))
        .sum()
}
