import type { Activation, Network } from '../../network/Network.ts';
import { invalid, unsupported } from './ImportError.ts';
import { isRecord, numberOf, recordOf, textOf } from './json.ts';
import { NetworkBuilder } from './NetworkBuilder.ts';
import { readTfjsWeights, type TfjsWeights } from './tfjsWeights.ts';

const ACTIVATIONS: Record<string, Activation> = {
  linear: 'linear',
  relu: 'relu',
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  elu: 'elu',
  gelu: 'gelu',
  softmax: 'softmax',
};
const ELU_ALPHA = 1;
const LEAKY_RELU_ALPHA = 0.3;

type Config = Record<string, unknown>;

/**
 * A tfjs or Keras `LayersModel` whose layers follow one another: `model.json`, parsed, and the bytes of its weight files one behind the other.
 * @throws ImportError `IMPORT_INVALID`, `IMPORT_UNSUPPORTED` (names layers and settings); ModelError `MODEL_INVALID` beyond the engine's bounds
 */
export function importTfjs(modelJson: unknown, weightBytes: Uint8Array): Network {
  const json = recordOf(modelJson, 'model.json');
  const outer = recordOf(json.modelTopology, 'modelTopology');
  const topology = isRecord(outer.model_config) ? outer.model_config : outer;
  const layers = layersOf(topology);
  const weights = readTfjsWeights(json.weightsManifest ?? json.weightSpecs, weightBytes);
  const { steps, features } = inputOf(layers);
  const builder = new NetworkBuilder();
  const problems: string[] = [];
  let axes = inputShapeOf(layers).length;
  for (const { className, config } of layers) {
    const missing = settingsWithoutLayer(className, config, axes - 1);
    problems.push(...missing);
    if (missing.length === 0) addLayer(builder, className, config, weights);
    if (
      className === 'Flatten' ||
      ((className === 'GRU' || className === 'LSTM') && !config.return_sequences)
    )
      axes = 2;
  }
  if (problems.length > 0) throw unsupported(...problems);
  return builder.build(steps, features);
}

interface TfjsLayer {
  className: string;
  config: Config;
}

function layersOf(topology: Config): TfjsLayer[] {
  const config = topology.config;
  const list = Array.isArray(config) ? config : recordOf(config, 'config').layers;
  if (!Array.isArray(list)) throw invalid('there are no layers');
  const layers = list.map((entry, index) => {
    const record = recordOf(entry, 'layer');
    checkChain(record, list[index - 1]);
    return {
      className: textOf(record.class_name, 'class_name'),
      config: recordOf(record.config, 'layer config'),
    };
  });
  return layers;
}

/** In a functional model each layer names what it takes: it must be the layer before, and nothing else. */
function checkChain(layer: Config, before: unknown): void {
  const nodes = layer.inbound_nodes;
  if (!Array.isArray(nodes) || !isRecord(before)) return;
  const takes = nodes.flat(Number.POSITIVE_INFINITY).filter((part) => typeof part === 'string');
  if (nodes.length > 1 || takes.length !== 1 || takes[0] !== before.name)
    throw unsupported(`a graph that is no chain (${String(layer.name)})`);
}

/** `[batch][features]` or `[batch][steps][features]` */
function inputShapeOf(layers: readonly TfjsLayer[]): readonly unknown[] {
  const config = layers[0]?.config ?? {};
  const shape = config.batch_input_shape ?? config.batch_shape;
  if (!Array.isArray(shape) || shape.length < 2 || shape.length > 3)
    throw invalid('the first layer does not say its input shape');
  return shape;
}

function inputOf(layers: readonly TfjsLayer[]): { steps: number; features: number } {
  const sizes = inputShapeOf(layers)
    .slice(1)
    .map((size) => numberOf(size, 'an input size'));
  const [steps, features] = sizes.length === 2 ? sizes : [1, sizes[0]];
  return { steps: steps as number, features: features as number };
}

/** What an engine layer of this name would compute otherwise. `lastAxis`: the features', counted from the batch's. */
function settingsWithoutLayer(className: string, config: Config, lastAxis: number): string[] {
  const wanted = (name: string, ...values: unknown[]) =>
    config[name] === undefined || values.some((value) => same(config[name], value))
      ? []
      : [`${className}.${name} = ${JSON.stringify(config[name])}`];
  const activation = ACTIVATIONS[String(config.activation)] ? [] : wanted('activation');
  switch (className) {
    case 'Dense':
    case 'Activation':
      return activation;
    case 'Conv1D':
      return [
        ...activation,
        ...wanted('padding', 'causal'),
        ...wanted('strides', [1], 1),
        ...wanted('data_format', 'channels_last', 'channelsLast'),
        ...wanted('groups', 1),
      ];
    case 'GRU':
    case 'LSTM':
      return [
        ...wanted('activation', 'tanh'),
        ...(config.recurrent_activation === 'sigmoid' ? [] : [recurrentActivation(className, config)]),
        ...wanted('go_backwards', false),
        ...wanted('reset_after', false),
        ...wanted('stateful', false),
      ];
    case 'LayerNormalization':
      return [...wanted('axis', -1, [-1], [lastAxis]), ...wanted('center', true), ...wanted('scale', true)];
    case 'Softmax':
      return wanted('axis', -1, lastAxis);
    case 'ReLU':
      return [...wanted('max_value', null), ...wanted('negative_slope', 0), ...wanted('threshold', 0)];
    case 'InputLayer':
    case 'Dropout':
    case 'Flatten':
    case 'LeakyReLU':
    case 'ELU':
      return [];
    default:
      return [className];
  }
}

/** tfjs leaves its default away: the hard sigmoid. */
function recurrentActivation(className: string, config: Config): string {
  return `${className}.recurrent_activation = ${JSON.stringify(config.recurrent_activation ?? 'hard_sigmoid')}`;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function addLayer(builder: NetworkBuilder, className: string, config: Config, weights: TfjsWeights): void {
  const units = () => numberOf(config.units ?? config.filters, `units of ${className}`);
  const tensor = (name: string) => weights.take(textOf(config.name, 'name'), name);
  const bias = (length: number) => (config.use_bias === false ? new Float32Array(length) : tensor('bias'));
  switch (className) {
    case 'Dense':
      builder.add(
        { kind: 'dense', units: units(), ...activationOf(config) },
        tensor('kernel'),
        bias(units()),
      );
      break;
    case 'Conv1D': {
      const taps = sizeOf(config.kernel_size, 'kernel_size');
      const dilation = sizeOf(config.dilation_rate ?? 1, 'dilation_rate');
      const layer = { kind: 'conv1d', units: units(), taps, dilation, ...activationOf(config) } as const;
      builder.add(layer, tensor('kernel'), bias(units()));
      break;
    }
    case 'GRU':
    case 'LSTM': {
      const kind = className === 'GRU' ? 'gru' : 'lstm';
      const gates = kind === 'gru' ? 3 : 4;
      builder.add(
        { kind, units: units() },
        tensor('kernel'),
        tensor('recurrent_kernel'),
        bias(gates * units()),
      );
      if (config.return_sequences !== true) builder.add({ kind: 'lastStep' });
      break;
    }
    case 'LayerNormalization': {
      const epsilon = numberOf(config.epsilon ?? 1e-3, 'epsilon');
      builder.add({ kind: 'layerNorm', epsilon }, tensor('gamma'), tensor('beta'));
      break;
    }
    case 'Dropout':
      builder.add({ kind: 'dropout', rate: numberOf(config.rate, 'rate') });
      break;
    case 'Flatten':
      builder.add({ kind: 'flatten' });
      break;
    case 'InputLayer':
      break;
    default:
      builder.activate(activationLayer(className, config));
      break;
  }
}

function activationOf(config: Config): { activation: Activation; alpha?: number } {
  const activation = ACTIVATIONS[textOf(config.activation ?? 'linear', 'activation')] as Activation;
  return activation === 'elu' ? { activation, alpha: ELU_ALPHA } : { activation };
}

function activationLayer(className: string, config: Config): { activation: Activation; alpha?: number } {
  const alpha = (unless: number) => numberOf(config.alpha ?? unless, 'alpha');
  switch (className) {
    case 'ReLU':
      return { activation: 'relu' };
    case 'LeakyReLU':
      return { activation: 'leakyRelu', alpha: alpha(LEAKY_RELU_ALPHA) };
    case 'ELU':
      return { activation: 'elu', alpha: alpha(ELU_ALPHA) };
    case 'Softmax':
      return { activation: 'softmax' };
    default:
      return activationOf(config);
  }
}

/** A size, alone or as a list of one. */
function sizeOf(value: unknown, what: string): number {
  return numberOf(Array.isArray(value) && value.length === 1 ? value[0] : value, what);
}
