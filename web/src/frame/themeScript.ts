import { DARK_PAGES, PREFERENCES_KEY } from './preferences.ts';

/**
 * Runs before the first paint, so that no page flashes in the other theme. It says what `parsePreferences`, `themeOf` and
 * `contrastOf` say, in the few bytes that a page can carry inline; a test runs both.
 */
export const THEME_SCRIPT = `(()=>{let p={};try{p=JSON.parse(localStorage.getItem(${JSON.stringify(PREFERENCES_KEY)})||"{}")}catch{}
const a=location.pathname,d=document.documentElement.dataset,t=p.theme,m=q=>matchMedia(q).matches,c=p.contrast;
d.theme=t==="light"||t==="dark"?t:t==="system"?(m("(prefers-color-scheme: dark)")?"dark":"light"):${JSON.stringify(DARK_PAGES)}.some(x=>a===x||a.startsWith(x+"/")||a===x+".html")?"dark":"light";
d.contrast=c==="more"||c==="standard"?c:m("(prefers-contrast: more)")?"more":"standard";
if(p.upDown==="blue-orange")d.updown=p.upDown})()`;
