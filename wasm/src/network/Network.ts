/** What is applied to each output; `alpha` is the slope of a leaky relu below zero and the scale of an elu. */
export const ACTIVATIONS = [
  'linear',
  'relu',
  'tanh',
  'sigmoid',
  'leakyRelu',
  'elu',
  'gelu',
  'softmax',
] as const;
export type Activation = (typeof ACTIVATIONS)[number];

export const LAYER_KINDS = [
  'dense',
  'conv1d',
  'gru',
  'lstm',
  'layerNorm',
  'dropout',
  'flatten',
  'lastStep',
  'activation',
] as const;

interface Activated {
  activation: Activation;
  /** Of a `leakyRelu` or an `elu`; 0 in all others. */
  alpha?: number;
}

/** At each step: `activation(inputs · kernel + bias)`; kernel `[features][units]`, bias `[units]`. */
export interface Dense extends Activated {
  kind: 'dense';
  units: number;
}

/** Causal convolution over time: kernel `[taps][features][units]`, oldest tap first, taps `dilation` steps apart; bias `[units]`. */
export interface Conv1d extends Activated {
  kind: 'conv1d';
  units: number;
  taps: number;
  dilation: number;
}

/** Gives its state after each step. Kernels `[features][3 × units]` and `[units][3 × units]`, bias `[3 × units]`; gates z, r, candidate. */
export interface Gru {
  kind: 'gru';
  units: number;
}

/** Gives its state after each step. Kernels `[features][4 × units]` and `[units][4 × units]`, bias `[4 × units]`; gates i, f, g, o. */
export interface Lstm {
  kind: 'lstm';
  units: number;
}

/** Over the features of each step: γ `[features]`, β `[features]`. */
export interface LayerNorm {
  kind: 'layerNorm';
  epsilon: number;
}

/** While training, each number is dropped with chance `rate` and the others are scaled; afterwards it does nothing. */
export interface Dropout {
  kind: 'dropout';
  rate: number;
}

/** All steps side by side as one. */
export interface Flatten {
  kind: 'flatten';
}

/** The newest step alone. */
export interface LastStep {
  kind: 'lastStep';
}

export interface ActivationLayer extends Activated {
  kind: 'activation';
}

export type Layer = Dense | Conv1d | Gru | Lstm | LayerNorm | Dropout | Flatten | LastStep | ActivationLayer;

/** Layers one after the other, from `steps × features` numbers, oldest step first, to the last layer's outputs. */
export interface Architecture {
  steps: number;
  features: number;
  layers: readonly Layer[];
}

/** An architecture and its parameters: every layer's tensors in the order named above, one behind the other. */
export interface Network extends Architecture {
  parameters: Float32Array;
}
