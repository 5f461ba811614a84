import { admitToBook, admitToRest, arrive, waitsForRise } from './arriving.ts';
import { remove, type SpecMarket, type SpecOrder, type State, tellCanceled, told } from './state.ts';

const TRIGGERS_PER_COMMAND_MAX = 64;

/**
 * Brings waiting orders to the book whose price was reached, market by market, each seeing what the one before it did to
 * the price. What is too much for one command goes on after the next.
 */
export function fireTriggers(state: State): void {
  let left = TRIGGERS_PER_COMMAND_MAX;
  for (const market of state.markets) {
    for (let order = nextTriggered(state, market); order; order = nextTriggered(state, market)) {
      if (left-- === 0) return;
      trigger(state, market, order);
    }
  }
}

/**
 * Which goes first: those on the last trade before those on the mark price, those that waited for a fall before those for
 * a rise, then the price that was reached first, then the one that waited longest.
 */
function nextTriggered(state: State, market: SpecMarket): SpecOrder | undefined {
  if (market.halted) return undefined;
  for (const triggerBy of ['lastTrade', 'markPrice'] as const) {
    const price = triggerBy === 'lastTrade' ? market.lastTicks : market.markTicks;
    if (price === 0) continue;
    for (const rise of [false, true]) {
      const sign = rise ? 1 : -1;
      const [first] = state.orders
        .filter((order) => order.market === market.market && order.waiting && order.triggerBy === triggerBy)
        .filter((order) => waitsForRise(order) === rise && sign * (price - order.triggerTicks) >= 0)
        .sort((a, b) => sign * (a.triggerTicks - b.triggerTicks));
      if (first) return first;
    }
  }
  return undefined;
}

function trigger(state: State, market: SpecMarket, order: SpecOrder): void {
  remove(state, order);
  order.waiting = false;
  state.events.push({ type: 'triggered', ...told(state, order) });
  const hindrance = admitToBook(state, market, order) ?? admitToRest(state, order);
  if (hindrance) tellCanceled(state, order, hindrance, false);
  else arrive(state, market, order);
}
