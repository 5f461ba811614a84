import { expect, it } from 'vitest';
import { Metrics } from './metrics.ts';

it('writes what Prometheus reads', () => {
  const metrics = new Metrics();
  metrics.count('edge_commands_total', { op: 'order', code: 'OK' });
  metrics.count('edge_commands_total', { op: 'order', code: 'OK' });
  metrics.count('edge_commands_total', { op: 'cancel', code: 'UNKNOWN_ORDER' });
  for (const size of [1, 3, 5_000]) metrics.group(size);
  expect(metrics.render({ edge_readers: 2 })).toBe(`# TYPE edge_commands_total counter
edge_commands_total{op="cancel",code="UNKNOWN_ORDER"} 1
edge_commands_total{op="order",code="OK"} 2
# TYPE edge_readers gauge
edge_readers 2
# TYPE edge_group_commands histogram
edge_group_commands_bucket{le="1"} 1
edge_group_commands_bucket{le="4"} 2
edge_group_commands_bucket{le="16"} 2
edge_group_commands_bucket{le="64"} 2
edge_group_commands_bucket{le="256"} 2
edge_group_commands_bucket{le="1024"} 2
edge_group_commands_bucket{le="+Inf"} 3
edge_group_commands_sum 5004
edge_group_commands_count 3
`);
});
