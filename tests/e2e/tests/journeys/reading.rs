//! Without JavaScript, and for whoever only fetches: every public page says what it is about.

use e2e::Outcome;
use e2e::release::public_paths;
use e2e::site::{Site, dist};

/// Fetches a path of the site as a reader without scripts does, redirects followed.
async fn fetched(site: &Site, path: &str) -> (u16, String, String) {
    let answer = reqwest::get(site.url(path)).await.unwrap();
    let (status, at) = (answer.status().as_u16(), answer.url().path().to_owned());
    (status, at, answer.text().await.unwrap())
}

#[tokio::test]
async fn every_public_address_answers_with_and_without_its_last_slash() -> Outcome {
    let paths = public_paths(&dist())?;
    assert!(paths.len() > 20, "{paths:?}");
    for base in ["/", "/repo/"] {
        let site = Site::start(dist(), base)?;
        for path in &paths {
            for asked in [path.as_str(), path.trim_end_matches('/')] {
                let (status, at, _) = fetched(&site, asked).await;
                assert_eq!((status, at), (200, format!("{base}{path}")), "{asked}");
            }
        }
        site.stop();
    }
    Ok(())
}

#[tokio::test]
async fn every_public_page_has_a_title_a_description_and_a_preview_of_its_own() -> Outcome {
    let site = Site::start(dist(), "/")?;
    for path in public_paths(&dist())? {
        let (_, _, page) = fetched(&site, &path).await;
        for part in [
            "<title>",
            "<meta name=\"description\" content=\"",
            "<meta property=\"og:title\" content=\"",
            "<meta property=\"og:description\" content=\"",
            "<meta http-equiv=\"Content-Security-Policy\"",
        ] {
            let rest = page.split_once(part).map_or("", |(_, rest)| rest);
            assert!(
                rest.len() > 3 && !rest.starts_with(['"', '<']),
                "{path}: {part}"
            );
        }
        assert!(
            !page.contains("rel=\"canonical\""),
            "{path} claims an address"
        );
    }
    site.stop();
    Ok(())
}

#[tokio::test]
async fn a_lesson_is_readable_without_javascript() -> Outcome {
    let site = Site::start(dist(), "/")?;
    let (_, _, page) = fetched(&site, "lesson/lead-without-a-title/").await;
    for part in [
        "<title>Lead without a title · Alongside</title>",
        "You lead a peer when you help the work move",
        "It is ten minutes to six in a hospital kitchen.",
        "two trays are still warm",
        "A lorry blocks the yard.",
        "The one who took the first step.",
        "Who moved things forward without a title?",
        "You can read here without JavaScript.",
    ] {
        assert!(page.contains(part), "{part:?} is missing in:\n{page}");
    }
    // Nobody's answers, date or journal stand in a page for everybody. What is drawn ahead for the
    // boot script, once for each answer, no browser shows by itself.
    let (shown, drawn) = apart(&page);
    let why = "It helped, others could see it";
    assert!(!shown.contains(why), "it gives the answer away");
    assert_eq!(drawn.len(), 3);
    assert!(drawn.iter().all(|drawn| drawn.contains(why)));
    site.stop();
    Ok(())
}

/// A page without its templates, and these.
fn apart(page: &str) -> (String, Vec<&str>) {
    let mut pieces = page.split("<template");
    let mut shown = pieces.next().unwrap_or_default().to_owned();
    let mut drawn = vec![];
    for piece in pieces {
        let (inside, after) = piece.split_once("</template>").unwrap_or((piece, ""));
        drawn.push(inside);
        shown.push_str(after);
    }
    (shown, drawn)
}

#[tokio::test]
async fn a_scenario_is_readable_without_javascript_up_to_its_decision() -> Outcome {
    let site = Site::start(dist(), "/")?;
    let (_, _, page) = fetched(&site, "practice/the-client-next-door/").await;
    for part in [
        "<title>The client next door · Alongside</title>",
        "Practice · Insurance office, small town",
        "It is three in the afternoon.",
        "What do you do?",
        "Make the three calls, give the client the facts",
        "Offer the client money back if they stay.",
        "You can read here without JavaScript.",
    ] {
        assert!(page.contains(part), "{part:?} is missing in:\n{page}");
    }
    for answer in [
        "The one to choose",
        "Costs more than it gives",
        "Small, true and easy to undo",
        "the smallest useful thing",
        "picks up the phone at the gate",
        "Listen first",
    ] {
        assert!(!page.contains(answer), "it gives {answer:?} away");
    }
    site.stop();
    Ok(())
}
