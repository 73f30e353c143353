// On every page: buttons that copy, which are hidden or not there without JavaScript.
import { copyCommandsAlone } from "./code";
import { addQuoteButtons } from "./quotes";
import { loadUnfolded, wireCopyButtons } from "./sources";

wireCopyButtons();
loadUnfolded();
addQuoteButtons();
copyCommandsAlone();
