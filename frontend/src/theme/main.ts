// On every page: what the theme leaves to scripts, and what it gets wrong for keyboards and
// screen readers.
import { wireDrawer } from "./drawer";
import { wireSearch } from "./finding";
import { mendLandmarks, mendRegions } from "./mending";

wireSearch();
wireDrawer();
mendLandmarks();
mendRegions();
