import { ModelError } from '../model/ModelError.ts';
import { ACTIVATIONS, type Architecture, LAYER_KINDS, type Layer } from './Network.ts';

export const LAYERS_MAX = 32;
export const LAYER_WIDTH_MAX = 4_096;
const STEPS_MAX = 1_024;
const TAPS_MAX = 64;
/** Numbers that all layers keep for one row: 8 MiB for the eight rows that go through at once. */
const ROW_FLOATS_MAX = 262_144;
/** How many numbers a layer keeps for each that it gives: gates, states and what they were. */
const KEPT = { gru: 5, lstm: 7 } as Partial<Record<Layer['kind'], number>>;
const KEPT_BY_OTHERS = 2;
/** Steps × parameters of all layers: about the multiplications of one inference, some hundredths of a second. */
const PRODUCTS_MAX = 2 ** 25;
const PARAMETERS_MAX = 4 * 1024 * 1024;
const ALPHA_MAX = 16;
/** Smaller ones are nothing beside an f32 variance. */
const EPSILON_MIN = 2 ** -40;
const DROPOUT_MAX = 0.95;

/** One tensor of a layer's parameters; `offset` counts numbers from the start of all parameters. */
export interface TensorShape {
  name: 'kernel' | 'recurrentKernel' | 'bias' | 'gamma' | 'beta';
  shape: readonly number[];
  offset: number;
}

export interface LayerShape {
  layer: Layer;
  stepsIn: number;
  featuresIn: number;
  stepsOut: number;
  featuresOut: number;
  tensors: readonly TensorShape[];
}

const invalid = (message: string) => new ModelError('MODEL_INVALID', message);

/**
 * Shapes of all layers and of their tensors.
 * @throws ModelError `MODEL_INVALID` with what is out of bounds
 */
export function networkShapes({ steps, features, layers }: Architecture): LayerShape[] {
  within(steps, 1, STEPS_MAX, 'steps');
  within(features, 1, LAYER_WIDTH_MAX, 'features');
  within(layers.length, 1, LAYERS_MAX, 'layers');
  const shapes: LayerShape[] = [];
  let offset = 0;
  let kept = 0;
  let products = 0;
  let [stepsIn, featuresIn] = [steps, features];
  for (const [index, layer] of layers.entries()) {
    checkLayer(layer, index);
    const tensors = tensorsOf(layer, featuresIn).map(({ name, shape }) => {
      const at = offset;
      offset += shape.reduce((product, length) => product * length, 1);
      return { name, shape, offset: at };
    });
    const stepsOut = layer.kind === 'flatten' || layer.kind === 'lastStep' ? 1 : stepsIn;
    const featuresOut = outputsOf(layer, stepsIn, featuresIn);
    within(featuresOut, 1, LAYER_WIDTH_MAX, `outputs of layer ${index}`);
    kept += stepsOut * featuresOut * (KEPT[layer.kind] ?? KEPT_BY_OTHERS);
    products += stepsIn * (offset - (tensors[0]?.offset ?? offset));
    between(kept, 1, ROW_FLOATS_MAX, `numbers kept by layers 0 to ${index}`);
    between(products, 0, PRODUCTS_MAX, `products of layers 0 to ${index}`);
    shapes.push({ layer, stepsIn, featuresIn, stepsOut, featuresOut, tensors });
    [stepsIn, featuresIn] = [stepsOut, featuresOut];
  }
  if (offset > PARAMETERS_MAX) throw invalid(`${offset} parameters`);
  return shapes;
}

/** Numbers in all tensors. */
export function parameterCount(shapes: readonly LayerShape[]): number {
  return shapes.reduce(
    (sum, { tensors }) => sum + tensors.reduce((all, tensor) => all + sizeOf(tensor), 0),
    0,
  );
}

export function sizeOf(tensor: Pick<TensorShape, 'shape'>): number {
  return tensor.shape.reduce((product, length) => product * length, 1);
}

/** Outputs of the whole network. @throws ModelError `MODEL_INVALID` where it ends in a sequence */
export function outputCount(shapes: readonly LayerShape[]): number {
  const last = shapes.at(-1) as LayerShape;
  if (last.stepsOut !== 1) throw invalid(`ends in ${last.stepsOut} steps instead of one`);
  return last.featuresOut;
}

function outputsOf(layer: Layer, steps: number, features: number): number {
  if ('units' in layer) return layer.units;
  return layer.kind === 'flatten' ? steps * features : features;
}

function tensorsOf(layer: Layer, features: number): Omit<TensorShape, 'offset'>[] {
  switch (layer.kind) {
    case 'dense':
      return [
        { name: 'kernel', shape: [features, layer.units] },
        { name: 'bias', shape: [layer.units] },
      ];
    case 'conv1d':
      return [
        { name: 'kernel', shape: [layer.taps, features, layer.units] },
        { name: 'bias', shape: [layer.units] },
      ];
    case 'gru':
      return cellTensors(features, layer.units, 3);
    case 'lstm':
      return cellTensors(features, layer.units, 4);
    case 'layerNorm':
      return [
        { name: 'gamma', shape: [features] },
        { name: 'beta', shape: [features] },
      ];
    default:
      return [];
  }
}

function cellTensors(features: number, units: number, gates: number): Omit<TensorShape, 'offset'>[] {
  return [
    { name: 'kernel', shape: [features, gates * units] },
    { name: 'recurrentKernel', shape: [units, gates * units] },
    { name: 'bias', shape: [gates * units] },
  ];
}

function checkLayer(layer: Layer, index: number): void {
  if (!LAYER_KINDS.includes(layer.kind)) throw invalid(`layer ${index} is of an unknown kind`);
  if ('units' in layer) within(layer.units, 1, LAYER_WIDTH_MAX, `units of layer ${index}`);
  if ('activation' in layer) {
    if (!ACTIVATIONS.includes(layer.activation)) throw invalid(`layer ${index} has an unknown activation`);
    between(layer.alpha ?? 0, 0, ALPHA_MAX, `alpha of layer ${index}`);
  }
  if (layer.kind === 'conv1d') {
    within(layer.taps, 1, TAPS_MAX, `taps of layer ${index}`);
    within(layer.dilation, 1, STEPS_MAX, `dilation of layer ${index}`);
  }
  if (layer.kind === 'layerNorm') between(layer.epsilon, EPSILON_MIN, 1, `epsilon of layer ${index}`);
  if (layer.kind === 'dropout') between(layer.rate, 0, DROPOUT_MAX, `rate of layer ${index}`);
}

function within(value: number, least: number, most: number, what: string): void {
  if (!Number.isInteger(value)) throw invalid(`${what}: ${value} is no integer`);
  between(value, least, most, what);
}

function between(value: number, least: number, most: number, what: string): void {
  if (!(value >= least && value <= most))
    throw invalid(`${what}: ${value} is not within ${least} and ${most}`);
}
