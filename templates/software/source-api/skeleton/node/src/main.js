import { createApi } from './server.js';

const log = entry =>
  console.log(JSON.stringify({ time: new Date().toISOString(), ...entry }));

const server = createApi(log);
server.listen(Number(process.env.PORT ?? 8080), () =>
  log({ level: 'info', message: 'listening', port: server.address().port }),
);

// ECS sends SIGTERM some time before SIGKILL. Requests in flight are finished.
process.on('SIGTERM', () => {
  log({ level: 'info', message: 'stopping' });
  const delay = Number(process.env.SHUTDOWN_DELAY_SECONDS ?? 0) * 1000;
  setTimeout(() => server.close(), delay);
});
