// On every page: buttons that copy, which are hidden or not there without JavaScript, and the
// region in which screen readers are told things.
import { makeAnnouncer } from "../site/copying";
import { copyCommandsAlone } from "./code";
import { addQuoteButtons } from "./quotes";
import { loadUnfolded, wireCopyButtons } from "./sources";

makeAnnouncer();
wireCopyButtons();
loadUnfolded();
addQuoteButtons();
copyCommandsAlone();
