/** Imports run downward in the order of the layout table in docs/architecture.md, and nowhere else. */
const FOLDERS = ['wasm', 'contracts', 'chain-node', 'edge', 'web', 'e2e', 'scripts'];

/** What each folder may import of the others; `edge/client` stands for that entrance alone. */
const MAY_IMPORT = {
  wasm: [],
  contracts: [],
  'chain-node': ['wasm', 'contracts'],
  edge: ['wasm', 'contracts'],
  web: ['wasm', 'contracts', 'edge/client'],
  e2e: ['wasm', 'contracts', 'chain-node', 'edge', 'scripts'],
  scripts: ['wasm', 'contracts', 'chain-node', 'edge'],
};

const folderRules = FOLDERS.map((from) => ({
  name: `${from}-imports-downward`,
  severity: 'error',
  comment: `${from} may import only: ${MAY_IMPORT[from].join(', ') || 'nothing'}`,
  from: { path: `^${from}/` },
  to: {
    path: `^(${FOLDERS.filter((to) => to !== from).join('|')})/`,
    pathNot: MAY_IMPORT[from].map((to) => `^${to}/`),
  },
}));

export default {
  forbidden: [
    ...folderRules,
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Data flows one way.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'edge-domains-by-their-index',
      severity: 'error',
      comment: 'Nothing in edge/ reaches into another domain but through its index.ts.',
      from: { path: '^edge/src/(account|exchange|models|vaults|oracle|training)/' },
      to: {
        path: '^edge/src/(account|exchange|models|vaults|oracle|training)/',
        pathNot: ['^edge/src/$1/', '^edge/src/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'Every import leads somewhere.',
      from: { pathNot: '^wasm/assembly/' },
      to: { couldNotResolve: true, pathNot: ['^cloudflare:', '^next/', '\\.wasm$'] },
    },
  ],
  options: {
    parser: 'swc',
    exclude: { path: '(^|/)(node_modules|build|dist|out|\\.next|assembly|bench-results)/' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
    },
  },
};
