import { html } from 'hono/html';

/** Swagger UI from our own address: nothing is loaded from elsewhere. */
export function docsPage() {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>霜印 Frostmark API</title>
        <link rel="icon" type="image/png" href="/docs/assets/favicon-32x32.png" />
        <link rel="stylesheet" href="/docs/assets/swagger-ui.css" />
      </head>
      <body>
        <div id="docs"></div>
        <script src="/docs/assets/swagger-ui-bundle.js"></script>
        <script src="/docs/init.js"></script>
      </body>
    </html>`;
}

/** The page's only own script; in a file, so that the policy needs no inline scripts. */
export const docsScript = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'list',
  displayRequestDuration: true,
  filter: true,
  syntaxHighlight: { activated: false },
  validatorUrl: null,
});
`;
