//! Every public address, rendered by the app's own views from the compiled content. The views
//! themselves are the app's; this only feeds them.

use std::path::Path;

use alongside::content::catalog::{self, Index};
use alongside::json::Read;
use alongside::prerender::{self, PrerenderedPage, Prerendering};
use alongside::route;

use crate::steps::{Done, Failure, read_text};

use super::Pages;
use super::page::Words;
use super::pictures;

/// Renders every public address, and the shell; the pages name their pictures where it is known on
/// which site they will be.
pub fn all(content: &Path, site: Option<&str>) -> Done<Pages> {
    let prerendering = load(content)?;
    let public = route::public_paths(&prerendering.index)
        .into_iter()
        .map(|path| {
            let mut words = words(prerender::prerender(&path, &prerendering));
            words.picture = site.map(|site| pictures::of(site, &path, &prerendering.index));
            (path, words)
        })
        .collect();
    let shell = words(prerender::prerender_shell(&prerendering));
    Ok(Pages { public, shell })
}

fn words(page: PrerenderedPage) -> Words {
    Words {
        title: page.title,
        description: page.description,
        html: page.html,
        picture: None,
    }
}

fn load(content: &Path) -> Done<Prerendering> {
    let index: Index = file(content, "index.json")?;
    let mut lessons = Vec::new();
    for track in &index.tracks {
        let pack: catalog::TrackPack = pack(content, &index, &track.id)?;
        lessons.extend(pack);
    }
    let scenarios = pack(content, &index, "scenarios")?;
    let sources = pack(content, &index, "sources")?;
    Ok(Prerendering {
        index,
        lessons,
        scenarios,
        sources,
    })
}

fn pack<T: Read>(content: &Path, index: &Index, name: &str) -> Done<T> {
    let missing = || Failure::Wrong(format!("the content has no pack `{name}`"));
    file(content, index.pack(name).ok_or_else(missing)?)
}

fn file<T: Read>(content: &Path, name: &str) -> Done<T> {
    let path = content.join(name);
    catalog::read(&read_text(&path)?)
        .map_err(|error| Failure::Wrong(format!("{}: {error}", path.display())))
}
