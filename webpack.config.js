/**
 * The browser side: src and assets come in, a static folder `dist` goes out that any HTTPS server can offer.
 * Environment: OFFICE_JS=cdn|cdn-cn|vendored (see tools/pages.cjs), BASE_URL=https://… (where dist will be served; goes into the manifest),
 * DIST=folder (default dist), CESUAN_HTTPS=1 (dev server with the development certificate, as Excel needs it). The command line is built by tools/build-cli.cjs.
 */
const path = require('node:path');
const CopyPlugin = require('copy-webpack-plugin');
const { EsbuildPlugin } = require('esbuild-loader');
const HtmlWebpackPlugin = require('html-webpack-plugin');
const { IgnorePlugin } = require('webpack');
const { licencesPlugin } = require('./tools/licences.cjs');
const { address } = require('./tools/package/address.cjs');
const { PAGES, officeJs } = require('./tools/pages.cjs');
const { pageHead } = require('./tools/page-head.cjs');

const DEV_URL = 'https://localhost:3000';
const dist = path.resolve(__dirname, process.env.DIST ?? 'dist');

/** The files of Office.js that Excel loads at run time: the loader, the host's code, its texts, and what those ask for. */
const VENDORED = [
  'LICENSE.md',
  'dist/{office,o15apptofilemappingtable,es6-promise}.js',
  'dist/excel*.js',
  'dist/{zh-cn,en-us}/office_strings.js',
  'dist/{telemetry,ariatelemetry,webauth}/*.js',
];

function copies(office) {
  const baseUrl = address(process.env.BASE_URL ?? DEV_URL, 'BASE_URL');
  const patterns = [
    { from: 'LICENSE', to: 'LICENSE.txt' },
    { from: 'assets/icons/*.png', to: '[path][name][ext]' },
    { from: 'assets/samples/*.xlsx', to: '[path][name][ext]', noErrorOnMissing: true },
    {
      from: 'manifest.xml',
      to: 'manifest.xml',
      transform: (xml) => String(xml).replaceAll(DEV_URL, baseUrl),
    },
  ];
  if (office.startsWith('https://')) return patterns;
  const library = path.dirname(require.resolve('@microsoft/office-js/package.json'));
  const vendored = VENDORED.map((glob) => ({
    from: path.posix.join(library.split(path.sep).join('/'), glob),
    to: ({ absoluteFilename }) =>
      path.join(dist, 'office-js', path.relative(library, absoluteFilename).replace(/^dist[\\/]/, '')),
    filter: (file) => !file.endsWith('.debug.js'),
    info: { minimized: true },
  }));
  return [...patterns, ...vendored];
}

/** Excel loads the pane over HTTPS only; the workbench is content with HTTP. */
async function devServer() {
  const server =
    process.env.CESUAN_HTTPS === '1'
      ? { type: 'https', options: await require('office-addin-dev-certs').getHttpsServerOptions() }
      : 'http';
  return {
    port: Number(process.env.PORT ?? 3000),
    host: 'localhost',
    server,
    static: false,
    // Hot replacement would need eval-like code and a looser policy; a reload is quick enough.
    hot: false,
    liveReload: true,
    headers: { 'Access-Control-Allow-Origin': '*' },
    client: { overlay: { warnings: false } },
  };
}

module.exports = async (_env, { mode = 'production' } = {}) => {
  const dev = mode === 'development';
  const office = officeJs(process.env.OFFICE_JS);
  return {
    mode,
    // Never an eval variant: the content security policy forbids it in development as well.
    devtool: 'source-map',
    target: ['web', 'es2022'],
    entry: Object.fromEntries(PAGES.filter((page) => page.entry).map((page) => [page.name, page.entry])),
    output: {
      path: dist,
      filename: ({ chunk }) => (chunk.name ? '[name].[contenthash:10].js' : 'chunk.[contenthash:10].js'),
      chunkFilename: ({ chunk }) => (chunk.name ? '[name].[contenthash:10].js' : 'chunk.[contenthash:10].js'),
      assetModuleFilename: 'assets/[name].[contenthash:10][ext]',
      // The command line's bundle lives in the same folder.
      clean: { keep: /^cli[\\/]/ },
    },
    resolve: { extensions: ['.tsx', '.ts', '.mjs', '.js'] },
    module: {
      rules: [
        { test: /\.js$/, include: /node_modules[\\/]@revolist/, loader: path.resolve(__dirname, 'tools/global-this-loader.cjs') },
        { test: /\.tsx?$/, loader: 'esbuild-loader', options: { target: 'es2022', jsx: 'automatic', charset: 'utf8' } },
        {
          include: path.resolve(__dirname, 'src/policies'),
          test: /[\\/](?:index\.ts|policy\.yaml)$/,
          enforce: 'pre',
          loader: path.resolve(__dirname, 'tools/frozen-packs-loader.cjs'),
        },
        { test: /\.(png|svg)$/, type: 'asset/resource' },
      ],
    },
    optimization: {
      splitChunks: { chunks: 'all' },
      minimizer: [new EsbuildPlugin({ target: 'es2022', charset: 'utf8' })],
    },
    performance: { hints: false },
    stats: 'errors-warnings',
    plugins: [
      // Browsers get policies that were checked here: see tools/frozen-packs-loader.cjs.
      new IgnorePlugin({ resourceRegExp: /^\.\.\/policy\/load$/, contextRegExp: /src[\\/]run$/ }),
      ...PAGES.map(
        (page) =>
          new HtmlWebpackPlugin({
            filename: `${page.name}.html`,
            template: page.template,
            chunks: page.entry ? [page.name] : [],
            office: page.office,
            favicon: 'assets/icons/icon-32.png',
          }),
      ),
      pageHead({ office, dev }),
      licencesPlugin(),
      new CopyPlugin({ patterns: copies(office) }),
    ],
    devServer: process.env.WEBPACK_SERVE ? await devServer() : undefined,
  };
};
