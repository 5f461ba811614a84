/** The little of OpenAPI that the API uses. */
export interface OpenApiDocument {
  info: { title: string; description?: string };
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

interface Operation {
  tags?: string[];
  summary?: string;
  description?: string;
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema; description?: string }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema?: Schema }> }>;
}

interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  enum?: unknown[];
  items?: Schema;
  prefixItems?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  format?: string;
}

const METHODS = ['get', 'post', 'put', 'delete'];

/** Writes docs/api.md from the OpenAPI document. */
export function apiDocument(document: OpenApiDocument): string {
  const operations = Object.entries(document.paths).flatMap(([path, byMethod]) =>
    METHODS.flatMap((method) => (byMethod[method] ? [{ path, method, operation: byMethod[method] }] : [])),
  );
  const tags = [...new Set(operations.map(({ operation }) => operation.tags?.[0] ?? 'other'))];
  const sections = tags.map((tag) => {
    const mine = operations.filter(({ operation }) => (operation.tags?.[0] ?? 'other') === tag);
    return [
      `## ${tag}`,
      ...mine.map(({ path, method, operation }) => describe(path, method, operation)),
    ].join('\n\n');
  });
  const shapes = Object.entries(document.components?.schemas ?? {})
    .sort(([left], [right]) => left.localeCompare(right))
    .map(([name, schema]) => `### ${name}\n\n${fields(schema)}`);
  return [
    '# The edge API',
    'Generated from the schemas by `npm run docs -w edge`; a test holds it to them. The same as `GET /v1/openapi.json`.',
    document.info.description ?? '',
    'A refusal is `{ "error": { "code", "message", "details"? } }`. Shapes that cross folders: [protocol.md](protocol.md).',
    ...sections,
    '## Shapes',
    ...shapes,
  ]
    .join('\n\n')
    .concat('\n');
}

function describe(path: string, method: string, operation: Operation): string {
  const parts = [`### \`${method.toUpperCase()} ${path}\``, `${operation.summary ?? ''}.`.replace('..', '.')];
  if (operation.description) parts.push(operation.description);
  const parameters = (operation.parameters ?? []).map(
    ({ name, in: place, required, schema, description }) =>
      `| \`${name}\` | ${place}${required ? '' : ', optional'} | ${typeName(schema)} | ${bounds(schema)}${cell(description ?? schema?.description)} |`,
  );
  if (parameters.length > 0)
    parts.push(['| parameter | | type | |', '|---|---|---|---|', ...parameters].join('\n'));
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  if (body) parts.push(`Body: ${typeName(body)}`);
  const answers = Object.entries(operation.responses).map(([status, { description, content }]) => {
    const schema = Object.values(content ?? {})[0]?.schema;
    return `| ${status} | ${cell(description)} | ${schema && status === '200' ? typeName(schema) : ''} |`;
  });
  parts.push(['| status | | shape |', '|---|---|---|', ...answers].join('\n'));
  return parts.join('\n\n');
}

function fields(schema: Schema): string {
  const properties = propertiesOf(schema);
  if (Object.keys(properties).length === 0) return `${typeName(schema)} ${cell(schema.description)}`;
  const required = new Set([schema, ...(schema.allOf ?? [])].flatMap((part) => part.required ?? []));
  const rows = Object.entries(properties).map(
    ([name, field]) =>
      `| \`${name}\`${required.has(name) ? '' : ' (optional)'} | ${typeName(field)} | ${cell(field.description)} |`,
  );
  return ['| field | type | |', '|---|---|---|', ...rows].join('\n');
}

function propertiesOf(schema: Schema): Record<string, Schema> {
  return Object.assign({}, ...(schema.allOf ?? []).map(propertiesOf), schema.properties);
}

function typeName(schema: Schema | undefined): string {
  if (!schema) return '';
  if (schema.$ref) return reference(schema.$ref);
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return variants.map(typeName).join(' or ');
  const referred = schema.allOf?.find((part) => part.$ref);
  if (referred) return typeName(referred);
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(', ');
  if (schema.prefixItems) return `[${schema.prefixItems.map(typeName).join(', ')}]`;
  if (schema.items) return `list of ${typeName(schema.items)}`;
  if (schema.format === 'binary') return 'bytes';
  return [schema.type ?? 'any'].flat().join(' or ');
}

function reference(target: string): string {
  const name = target.split('/').at(-1) ?? '';
  return `[${name}](#${name.toLowerCase()})`;
}

function bounds(schema: Schema | undefined): string {
  const range =
    schema?.minimum !== undefined && schema.maximum !== undefined && schema.maximum < Number.MAX_SAFE_INTEGER;
  const parts = [
    range ? `${schema.minimum}–${schema.maximum}` : '',
    schema?.default === undefined ? '' : `default ${schema.default}`,
  ];
  return parts
    .filter(Boolean)
    .map((part) => `${part}; `)
    .join('');
}

function cell(text: string | undefined): string {
  return (text ?? '').replaceAll('|', '\\|').replaceAll('\n', ' ');
}
