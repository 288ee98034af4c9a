const http = require('node:http');

const healthCheckPath = ${{ values.healthCheckPath.split('?')[0] | dump }};
const port = Number(process.env.PORT ?? ${{ values.port }});

const server = http.createServer((request, response) => {
  const [path] = request.url.split('?');
  if (request.method === 'GET' && path === healthCheckPath) {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ status: 'ok' }));
    return;
  }
  response.statusCode = 404;
  response.end();
});

server.listen(port, () =>
  console.log(`listening on ${server.address().port}`),
);

// ECS sends SIGTERM some time before SIGKILL: finish open requests.
process.on('SIGTERM', () => server.close());
