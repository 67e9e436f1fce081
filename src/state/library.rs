//! Bodies of lessons and scenarios: fetched a pack at a time, kept for as long as the page lives.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::content::catalog::{self, Index, ScenarioPack, Source, SourcePack, TrackPack};
use crate::domain::lesson::Lesson;
use crate::domain::scenario::Scenario;
use crate::json::Read;
use crate::platform::content;

/// Why a pack is not there, in words for the person.
pub type Reason = String;

/// How far everything has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Coming {
    /// All of it is there.
    AllHere,
    /// Some of it is not there yet.
    OnTheWay,
    /// Some of it could not be fetched.
    Failed(Reason),
}

/// The packs loaded so far.
#[derive(Clone, Copy)]
pub struct Library {
    tracks: RwSignal<BTreeMap<String, Result<&'static TrackPack, Reason>>>,
    scenarios: RwSignal<Option<Result<&'static ScenarioPack, Reason>>>,
    sources: RwSignal<Option<Result<&'static SourcePack, Reason>>>,
}

impl Library {
    /// Nothing loaded.
    pub fn new() -> Library {
        Library {
            tracks: RwSignal::default(),
            scenarios: RwSignal::new(None),
            sources: RwSignal::new(None),
        }
    }

    /// A lesson's body: `None` while it is on its way.
    pub fn lesson(
        self,
        index: &'static Index,
        id: &str,
    ) -> Option<Result<&'static Lesson, Reason>> {
        let track = index.lesson(id)?.track.clone();
        self.tracks.with(|tracks| match tracks.get(&track)? {
            Ok(pack) => pack.iter().find(|lesson| lesson.id == id).map(Ok),
            Err(reason) => Some(Err(reason.clone())),
        })
    }

    /// A scenario's body: `None` while it is on its way.
    pub fn scenario(self, id: &str) -> Option<Result<&'static Scenario, Reason>> {
        self.scenarios.with(|scenarios| match scenarios.as_ref()? {
            Ok(pack) => pack.iter().find(|scenario| scenario.id == id).map(Ok),
            Err(reason) => Some(Err(reason.clone())),
        })
    }

    /// The sources: `None` while they are on their way.
    pub fn sources(self) -> Option<Result<&'static [Source], Reason>> {
        self.sources.get().map(|loaded| loaded.map(Vec::as_slice))
    }

    /// Takes a track's pack in.
    pub fn put_track(self, track: &str, pack: Result<TrackPack, Reason>) {
        // Leaked on purpose: twelve packs at most, needed until the page closes.
        let pack = pack.map(|pack| &*Box::leak(Box::new(pack)));
        self.tracks
            .update(|tracks| drop(tracks.insert(track.to_owned(), pack)));
    }

    /// Takes the scenarios in.
    pub fn put_scenarios(self, pack: Result<ScenarioPack, Reason>) {
        self.scenarios
            .set(Some(pack.map(|pack| &*Box::leak(Box::new(pack)))));
    }

    /// Takes the sources in.
    pub fn put_sources(self, pack: Result<SourcePack, Reason>) {
        self.sources
            .set(Some(pack.map(|pack| &*Box::leak(Box::new(pack)))));
    }

    /// Fetches the pack of a lesson's track, unless it is there.
    pub async fn load_for(self, index: &'static Index, lesson: &str) {
        let Some(track) = index.lesson(lesson).map(|head| head.track.clone()) else {
            return;
        };
        if self
            .tracks
            .with_untracked(|tracks| matches!(tracks.get(&track), Some(Ok(_))))
        {
            return;
        }
        self.put_track(&track, fetch(index, &track).await);
    }

    /// Starts fetching the pack of a lesson's track.
    pub fn request(self, index: &'static Index, lesson: &str) {
        let lesson = lesson.to_owned();
        spawn_local(async move { self.load_for(index, &lesson).await });
    }

    /// Starts fetching everything that is not there yet: every track and the scenarios.
    pub fn request_all(self, index: &'static Index) {
        for track in &index.tracks {
            let mut lessons = index.lessons.iter();
            if let Some(first) = lessons.find(|head| head.track == track.id) {
                self.request(index, &first.id);
            }
        }
        self.request_scenarios(index);
    }

    /// How far every track and the scenarios have come.
    pub fn coming(self, index: &'static Index) -> Coming {
        let scenarios = self.scenarios.with(|pack| match pack {
            Some(Ok(_)) => Coming::AllHere,
            Some(Err(reason)) => Coming::Failed(reason.clone()),
            None => Coming::OnTheWay,
        });
        self.tracks.with(|tracks| {
            let failed = tracks.values().find_map(|pack| pack.as_ref().err());
            let all = tracks.len() == index.tracks.len();
            match (failed, scenarios) {
                (Some(reason), _) => Coming::Failed(reason.clone()),
                (None, Coming::AllHere) if !all => Coming::OnTheWay,
                (None, scenarios) => scenarios,
            }
        })
    }

    /// Fetches the scenarios, unless they are there.
    pub async fn load_scenarios(self, index: &'static Index) {
        let is_there = |scenarios: &Option<Result<_, Reason>>| matches!(scenarios, Some(Ok(_)));
        if !self.scenarios.with_untracked(is_there) {
            self.put_scenarios(fetch(index, "scenarios").await);
        }
    }

    /// Starts fetching the scenarios.
    pub fn request_scenarios(self, index: &'static Index) {
        spawn_local(async move { self.load_scenarios(index).await });
    }

    /// Starts fetching the sources.
    pub fn request_sources(self, index: &'static Index) {
        spawn_local(async move {
            let pack = fetch(index, "sources").await;
            self.put_sources(pack);
        });
    }
}

impl Default for Library {
    fn default() -> Self {
        Library::new()
    }
}

/// Fetches and reads one pack.
async fn fetch<T: Read>(index: &'static Index, name: &str) -> Result<T, Reason> {
    let file = index
        .pack(name)
        .ok_or_else(|| "it is not part of this version".to_owned())?;
    let text = content::pack(file)
        .await
        .map_err(|error| error.to_string())?;
    catalog::read(&text).map_err(|error| error.to_string())
}
