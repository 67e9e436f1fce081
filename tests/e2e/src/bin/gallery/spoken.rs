//! What assistive technology is given of a screen: the browser's own tree of roles, names and
//! states, one line each, for somebody to read with their ears in mind. It judges nothing.

use std::collections::BTreeMap;

use e2e::{Browser, Outcome};
use serde_json::{Value, json};

/// States worth a word.
const STATES: [&str; 9] = [
    "level", "focused", "disabled", "checked", "pressed", "expanded", "selected", "modal", "live",
];
/// Boxes without a meaning of their own: what is in them is told in their place.
const BOXES: [&str; 4] = ["none", "generic", "InlineTextBox", "LineBreak"];

/// The tree as lines, indented.
pub async fn lines(browser: &Browser) -> Outcome<String> {
    let tree = browser
        .devtools("Accessibility.getFullAXTree", json!({}))
        .await?;
    let nodes = tree.get("nodes").and_then(Value::as_array);
    let nodes: BTreeMap<&str, &Value> = nodes
        .into_iter()
        .flatten()
        .filter_map(|node| Some((node.get("nodeId")?.as_str()?, node)))
        .collect();
    let root = nodes
        .iter()
        .find(|(_, node)| node.get("parentId").is_none());
    let mut told = String::new();
    if let Some((id, _)) = root {
        tell(&nodes, id, "", 0, &mut told);
    }
    Ok(told)
}

/// Tells a node and what is in it. A text that only repeats the name it gave is left out.
fn tell(nodes: &BTreeMap<&str, &Value>, id: &str, above: &str, depth: usize, told: &mut String) {
    let Some(node) = nodes.get(id) else { return };
    let word = |name: &str| {
        let value = node.pointer(&format!("/{name}/value"));
        value.and_then(Value::as_str).unwrap_or_default()
    };
    let (role, name) = (word("role"), word("name"));
    let ignored = node.get("ignored").and_then(Value::as_bool) == Some(true);
    let hidden = ignored || BOXES.contains(&role) || role == "StaticText" && above.contains(name);
    if !hidden {
        told.push_str(&"  ".repeat(depth));
        told.push_str(&format!("{role} {name:?}{}", states(node)));
        let description = word("description");
        if !description.is_empty() {
            told.push_str(&format!(" ({description})"));
        }
        told.push('\n');
    }
    let (above, depth) = if hidden {
        (above, depth)
    } else {
        (name, depth + 1)
    };
    let children = node.get("childIds").and_then(Value::as_array);
    for child in children.into_iter().flatten().filter_map(Value::as_str) {
        tell(nodes, child, above, depth, told);
    }
}

fn states(node: &Value) -> String {
    let properties = node.get("properties").and_then(Value::as_array);
    let known = properties.into_iter().flatten().filter_map(|property| {
        let name = property.get("name")?.as_str()?;
        let value = property.pointer("/value/value")?;
        let off = *value == json!(false) || *value == json!("false");
        (STATES.contains(&name) && !off).then(|| format!(" {name}={value}"))
    });
    known.collect()
}
