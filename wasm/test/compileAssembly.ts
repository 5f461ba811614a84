import asc from 'assemblyscript/asc';

/** Compiles one file of assembly/ as if it were an entry, and instantiates it: for tests of what no part exports. */
export async function compileAssembly<Exports>(file: string): Promise<Exports> {
  let binary: Uint8Array<ArrayBuffer> | undefined;
  const options = [
    '--runtime',
    'stub',
    '--use',
    'abort=',
    '--optimizeLevel',
    '3',
    '--noAssert',
    '--initialMemory',
    '1',
  ];
  const features = ['simd', 'relaxed-simd', 'bulk-memory'].flatMap((feature) => ['--enable', feature]);
  const { error, stderr } = await asc.main(
    [
      `assembly/${file}`,
      '--baseDir',
      new URL('..', import.meta.url).pathname,
      '--outFile',
      'out.wasm',
      ...options,
      ...features,
    ],
    {
      writeFile: (name, contents) => {
        if (name.endsWith('out.wasm')) binary = new Uint8Array(contents as Uint8Array);
      },
    },
  );
  if (error || !binary) throw new Error(`${file} does not compile: ${stderr}`, { cause: error });
  return (await WebAssembly.instantiate(binary, {})).instance.exports as Exports;
}
