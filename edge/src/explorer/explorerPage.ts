/** Lists every operation of the OpenAPI document and runs those that only read. It stands alone: nothing is loaded from elsewhere. */
const SCRIPT = `
const make = (name, text, parent) => {
  const element = document.createElement(name);
  element.textContent = text ?? '';
  parent?.append(element);
  return element;
};
const field = (form, parameter) => {
  const label = make('label', parameter.name + ' ', form);
  const input = make('input', '', label);
  input.name = parameter.name;
  input.required = parameter.required ?? false;
  input.placeholder = String(parameter.schema?.example ?? parameter.schema?.default ?? '');
  input.dataset.place = parameter.in;
};
const urlOf = (path, form) => {
  const query = new URLSearchParams();
  for (const input of form.querySelectorAll('input')) {
    if (input.value === '') continue;
    if (input.dataset.place === 'path') path = path.replace('{' + input.name + '}', encodeURIComponent(input.value));
    else query.set(input.name, input.value);
  }
  return path + (query.size > 0 ? '?' + query : '');
};
const tryIt = (section, path, operation) => {
  const form = make('form', '', section);
  for (const parameter of operation.parameters ?? []) field(form, parameter);
  make('button', 'Ask', form);
  const answer = make('pre', '', section);
  answer.setAttribute('aria-live', 'polite');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const response = await fetch(urlOf(path, form));
    const text = await response.text();
    const weight = response.headers.get('x-request-weight');
    answer.textContent = response.status + (weight ? ', weight ' + weight : '') + '\\n' + pretty(text).slice(0, 20000);
  });
};
const pretty = (text) => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};
const show = (api) => {
  const main = document.querySelector('main');
  main.textContent = '';
  make('p', api.info.description, main);
  for (const [path, methods] of Object.entries(api.paths))
    for (const [method, operation] of Object.entries(methods)) {
      const section = make('details', '', main);
      make('summary', method.toUpperCase() + ' ' + path + ' – ' + operation.summary, section);
      if (operation.description) make('p', operation.description, section);
      const isSocket = '101' in operation.responses;
      if (method === 'get' && !isSocket) tryIt(section, path, operation);
      const body = operation.requestBody?.content?.['application/json']?.schema;
      if (body) make('pre', JSON.stringify(resolve(api, body), null, 2), section);
    }
};
const resolve = (api, schema, depth = 0) => {
  if (schema?.$ref && depth < 4) return resolve(api, api.components.schemas[schema.$ref.split('/').at(-1)], depth + 1);
  if (!schema?.properties) return schema?.description ?? schema?.enum ?? schema?.type ?? schema;
  return Object.fromEntries(
    Object.entries(schema.properties).map(([name, value]) => [name, resolve(api, value, depth + 1)]),
  );
};
show(await (await fetch('/v1/openapi.json')).json());
`;

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark; }
details { border-top: 1px solid #8886; padding: .5rem 0; }
summary { cursor: pointer; font-family: ui-monospace, monospace; }
label { display: block; margin: .25rem 0; }
pre { overflow: auto; max-height: 24rem; }
`;

/** The page, whose script and style carry a nonce that the answer's policy names. */
export function explorerPage(nonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>QoraNet edge API</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<h1>QoraNet edge API</h1>
<main>Reading the API’s description …</main>
<script type="module" nonce="${nonce}">${SCRIPT}</script>
</body>
</html>
`;
}
