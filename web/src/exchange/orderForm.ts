/** What a person has put into the order form; a plain value, its problems and preview are functions of it. */
export interface OrderDraft {
  side: 'buy' | 'sell';
  type: 'limit' | 'market';
  timeInForce: 'GTC' | 'IOC';
  price: string;
  quantity: string;
}

export type OrderEdit =
  | { set: 'side'; to: OrderDraft['side'] }
  | { set: 'type'; to: OrderDraft['type'] }
  | { set: 'timeInForce'; to: OrderDraft['timeInForce'] }
  | { set: 'price' | 'quantity'; to: string }
  | { set: 'cleared' };

export const EMPTY_DRAFT: OrderDraft = {
  side: 'buy',
  type: 'limit',
  timeInForce: 'GTC',
  price: '',
  quantity: '',
};

export function editOrder(draft: OrderDraft, edit: OrderEdit): OrderDraft {
  switch (edit.set) {
    case 'side':
      return { ...draft, side: edit.to };
    case 'type':
      return { ...draft, type: edit.to };
    case 'timeInForce':
      return { ...draft, timeInForce: edit.to };
    case 'cleared':
      return { ...draft, quantity: '' };
    default:
      return { ...draft, [edit.set]: edit.to.replace(',', '.').trim() };
  }
}
