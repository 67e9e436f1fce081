//! Which way to install is told to which browser, by user agents as browsers send them.

use alongside::domain::install::{Facts, Way};

/// User agents, and whether the screen is touched.
const BROWSERS: [(Way, bool, &str); 33] = [
    // iPhone and iPad
    (
        Way::IosSafari,
        true,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4.1 Mobile/15E148 Safari/604.1",
    ),
    (
        Way::IosSafari,
        true,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1",
    ),
    (
        Way::IosSafari,
        true,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 15_8 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Mobile/15E148 Safari/604.1",
    ),
    (
        Way::IosSafari,
        true,
        "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1",
    ),
    (
        Way::IosSafari,
        true,
        "Mozilla/5.0 (iPod touch; CPU iPhone OS 15_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Mobile/15E148 Safari/604.1",
    ),
    // An iPad that asks for the wide page says word for word what a Mac says.
    (
        Way::IosSafari,
        true,
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
    ),
    (
        Way::IosOther,
        true,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 16_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/120.0.6099.119 Mobile/15E148 Safari/604.1",
    ),
    (
        Way::IosOther,
        true,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/126.0 Mobile/15E148 Safari/605.1.15",
    ),
    (
        Way::IosOther,
        true,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 EdgiOS/128.0.2739.60 Mobile/15E148 Safari/604.1",
    ),
    (
        Way::IosOther,
        true,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1 OPT/4.6.0",
    ),
    (
        Way::IosOther,
        true,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 DuckDuckGo/7 Safari/605.1.15 Ddg/17.5",
    ),
    (
        Way::IosOther,
        true,
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126 Version/11.1.1 Safari/605.1.15",
    ),
    (
        Way::IosElsewhere,
        true,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 16_3_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/110.0.5481.83 Mobile/15E148 Safari/604.1",
    ),
    (
        Way::IosElsewhere,
        true,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 15_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/104.0 Mobile/15E148 Safari/605.1.15",
    ),
    (
        Way::IosElsewhere,
        true,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/21B74 [FBAN/FBIOS;FBAV/440.0.0.32.102]",
    ),
    (
        Way::IosElsewhere,
        true,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 309.0.0.28.110",
    ),
    (
        Way::IosElsewhere,
        true,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/310.0.620382184 Mobile/15E148 Safari/604.1",
    ),
    // Android
    (
        Way::AndroidChrome,
        true,
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
    ),
    (
        Way::AndroidChrome,
        true,
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36 OPR/83.0.0.0",
    ),
    (
        Way::AndroidEdge,
        true,
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36 EdgA/126.0.0.0",
    ),
    (
        Way::AndroidFirefox,
        true,
        "Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0",
    ),
    (
        Way::AndroidFirefox,
        true,
        "Mozilla/5.0 (Android 13; Tablet; rv:115.0) Gecko/115.0 Firefox/115.0",
    ),
    (
        Way::Samsung,
        true,
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
    ),
    (
        Way::AndroidElsewhere,
        true,
        "Mozilla/5.0 (Linux; Android 14; SM-S911B Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.71 Mobile Safari/537.36",
    ),
    (
        Way::AndroidElsewhere,
        true,
        "Mozilla/5.0 (Linux; Android 13; SM-A536B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/125.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/467.0.0.51.109;]",
    ),
    // Computers; some have a touch screen.
    (
        Way::DesktopChrome,
        false,
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
    ),
    (
        Way::DesktopChrome,
        true,
        "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
    ),
    (
        Way::DesktopChrome,
        false,
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
    ),
    (
        Way::DesktopEdge,
        true,
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
    ),
    (
        Way::DesktopSafari,
        false,
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
    ),
    (
        Way::DesktopFirefox,
        false,
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0",
    ),
    (
        Way::DesktopFirefox,
        false,
        "Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0",
    ),
    (
        Way::Unknown,
        false,
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15",
    ),
];

fn facts(agent: &str, touch: bool) -> Facts<'_> {
    Facts {
        agent,
        touch,
        ..Facts::default()
    }
}

const ALL: [Way; 15] = [
    Way::Installed,
    Way::Button,
    Way::IosSafari,
    Way::IosOther,
    Way::IosElsewhere,
    Way::AndroidChrome,
    Way::AndroidEdge,
    Way::AndroidFirefox,
    Way::Samsung,
    Way::AndroidElsewhere,
    Way::DesktopChrome,
    Way::DesktopEdge,
    Way::DesktopSafari,
    Way::DesktopFirefox,
    Way::Unknown,
];

#[test]
fn every_browser_is_told_its_own_way() {
    for (way, touch, agent) in BROWSERS {
        assert_eq!(Way::of(facts(agent, touch)), way, "{agent}");
    }
}

#[test]
fn every_way_but_the_two_that_are_facts_is_reached_by_a_user_agent() {
    for way in ALL {
        let by_fact = matches!(way, Way::Installed | Way::Button);
        let by_agent = BROWSERS.iter().any(|(reached, _, _)| *reached == way);
        assert_ne!(by_fact, by_agent, "{way:?}");
    }
}

#[test]
fn a_browser_that_asks_itself_gets_the_button_and_an_installed_app_nothing_to_do() {
    for (_, touch, agent) in BROWSERS {
        let asks = Facts {
            asks: true,
            ..facts(agent, touch)
        };
        assert_eq!(Way::of(asks), Way::Button, "{agent}");
        let installed = Facts {
            installed: true,
            ..asks
        };
        assert_eq!(Way::of(installed), Way::Installed, "{agent}");
    }
}

#[test]
fn a_mac_without_a_touch_screen_is_no_ipad() {
    let (_, _, agent) = BROWSERS[5];
    assert_eq!(Way::of(facts(agent, true)), Way::IosSafari);
    assert_eq!(Way::of(facts(agent, false)), Way::DesktopSafari);
}

#[test]
fn an_iphone_whose_system_cannot_be_read_is_taken_to_be_new() {
    for agent in [
        "iPhone CriOS/1",
        "(iPhone; CPU iPhone OS like Mac OS X) CriOS/1",
        "(iPhone; CPU iPhone OS 17 like Mac OS X) CriOS/1",
        "(iPhone; CPU iPhone OS 99999999999_1 like Mac OS X) CriOS/1",
    ] {
        assert_eq!(Way::of(facts(agent, true)), Way::IosOther, "{agent}");
    }
    let old = "(iPhone; CPU iPhone OS 16 like Mac OS X) CriOS/1";
    assert_eq!(Way::of(facts(old, true)), Way::IosElsewhere);
}

#[test]
fn only_safari_and_what_is_built_on_it_starts_empty_once_installed() {
    for (way, _, agent) in BROWSERS {
        let apple = ["iPhone", "iPad", "iPod", "Macintosh"];
        let apple = apple.iter().any(|word| agent.contains(word));
        let own = apple && !agent.contains(" Chrome/");
        assert_eq!(way.starts_empty(), own, "{agent}");
    }
}

#[test]
fn what_a_way_says_is_short_plain_and_its_own() {
    for way in ALL {
        assert!((1..=3).contains(&way.steps().len()), "{way:?}");
        for step in way.steps() {
            assert!((8..=140).contains(&step.chars().count()), "{step}");
            assert!(step.ends_with('.') && !step.contains('!'), "{step}");
            assert!(!step.contains("  "), "{step}");
        }
        let same = ALL.iter().filter(|other| other.title() == way.title());
        assert_eq!(same.count(), 1, "{way:?}");
    }
}

#[test]
fn nobody_is_called_to_install_where_it_leads_nowhere() {
    let leads_nowhere: Vec<_> = ALL.into_iter().filter(|way| !way.leads_there()).collect();
    assert_eq!(
        leads_nowhere,
        [Way::Installed, Way::DesktopFirefox, Way::Unknown]
    );
}
