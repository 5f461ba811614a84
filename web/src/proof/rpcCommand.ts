/** A shell command that asks the chain itself, so that nobody has to believe this page. */
export function rpcCommand(rpcUrl: string, method: string, parameters: readonly unknown[]): string {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: parameters });
  return `curl -s ${rpcUrl} -H 'content-type: application/json' -d '${body}'`;
}
