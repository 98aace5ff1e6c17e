/** Sample configurations of a web server for the packed pages: where they are served and where Office.js comes from go in, the files' texts come out. */
const { contentSecurityPolicy, PAGES } = require('../pages.cjs');
const { decodedPath } = require('./address.cjs');

/** Pages of Excel on the web that show the pane in a frame; the second row is the Chinese cloud's. */
const FRAMES = [
  'https://excel.cloud.microsoft https://*.officeapps.live.com https://*.office.com https://*.sharepoint.com',
  'https://*.partner.officewebapps.cn https://*.sharepoint.cn',
].join(' ');

/** @param {string} office the address of Office.js; the header adds to the pages' own policy who may frame them, which a page cannot say */
const headerPolicy = (office) => `${contentSecurityPolicy({ office })}; frame-ancestors 'self' ${FRAMES}`;

/** @param {string} office @returns {readonly (readonly [name: string, value: string])[]} what every answer carries */
const headers = (office) => [
  ['Content-Security-Policy', headerPolicy(office)],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
];

/** Pages and the manifest are asked for again each time; everything else has a digest in its name. */
const nginx = (baseUrl, office) => {
  const { hostname, port } = new URL(baseUrl);
  // nginx compares the decoded path; address.cjs lets no sign into it that means something here.
  const path = decodedPath(new URL(baseUrl));
  const lines = headers(office).map(([name, value]) => `        add_header ${name} "${value}" always;`);
  return `# 策算 Cesuan: nginx 示例 / sample for nginx. 把 site 文件夹的内容放到 alias 所指处 / put the contents of the folder site where alias points.
server {
    listen ${port || 443} ssl;
    server_name ${hostname};
    ssl_certificate     /etc/nginx/tls/cesuan.crt;  # 客户机须信任 / must be trusted by the machines
    ssl_certificate_key /etc/nginx/tls/cesuan.key;
    location ${path}/ {
        alias /srv/cesuan/site/;
        charset utf-8;
        gzip on;
        gzip_types application/javascript text/javascript;
        gzip_vary on;
${lines.join('\n')}
        location ~ \\.(html|xml)$ {
            add_header Cache-Control "no-cache" always;
${lines.map((line) => `    ${line}`).join('\n')}
        }
    }
}
`;
};

const escapeXml = (text) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** The files that are asked for again each time, one by one: IIS has no rule for an ending. */
const asked = [...PAGES.map(({ name }) => `${name}.html`), 'manifest.xml'];

const iis = (office) => `<?xml version="1.0" encoding="utf-8"?>
<!-- 策算 Cesuan: IIS 示例，放入站点的文件夹 / sample for IIS, put it into the site's folder -->
<configuration>
  <system.webServer>
    <httpProtocol>
      <customHeaders>
${headers(office)
  // A site above may set the same header, which IIS takes for an error of the whole configuration.
  .map(([name, value]) => `        <remove name="${name}" />\n        <add name="${name}" value="${escapeXml(value)}" />`)
  .join('\n')}
      </customHeaders>
    </httpProtocol>
  </system.webServer>
${asked
  .map(
    (file) => `  <location path="${file}">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="DisableCache" />
      </staticContent>
    </system.webServer>
  </location>`,
  )
  .join('\n')}
</configuration>
`;

module.exports = { headerPolicy, headers, nginx, iis };
