/**
 * What a task pane manifest is made of: per element its children in their only order, the lengths of texts, and where each `resid` points.
 * The order and the limits are those that Office checks when it loads a manifest; a child that is not listed is refused.
 */

/** Children in order; `?` may be absent, `+` may repeat, `*` both. Keys are paths of names without prefixes, of which the end is enough. */
export const CHILDREN = {
  OfficeApp: [
    'Id',
    'Version',
    'ProviderName',
    'DefaultLocale',
    'DisplayName',
    'Description',
    'IconUrl',
    'HighResolutionIconUrl',
    'SupportUrl',
    'AppDomains?',
    'Hosts',
    'Requirements?',
    'DefaultSettings',
    'Permissions',
    'VersionOverrides?',
  ],
  'OfficeApp/Hosts': ['Host+'],
  Requirements: ['Sets?', 'Methods?'],
  Sets: ['Set+'],
  DefaultSettings: ['SourceLocation'],
  AppDomains: ['AppDomain+'],
  VersionOverrides: ['Description?', 'Requirements?', 'Hosts', 'Resources'],
  'VersionOverrides/Hosts': ['Host+'],
  'VersionOverrides/Hosts/Host': ['DesktopFormFactor'],
  DesktopFormFactor: ['GetStarted?', 'FunctionFile?', 'ExtensionPoint+'],
  GetStarted: ['Title', 'Description', 'LearnMoreUrl'],
  ExtensionPoint: ['OfficeTab?', 'CustomTab?'],
  OfficeTab: ['Group+'],
  CustomTab: ['Group+', 'Label'],
  Group: ['Label', 'Icon', 'Control+'],
  Control: ['Label', 'Supertip', 'Icon', 'Action'],
  Supertip: ['Title', 'Description'],
  Icon: ['Image+'],
  Action: ['TaskpaneId?', 'SourceLocation', 'Title?'],
  Resources: ['Images', 'Urls', 'ShortStrings', 'LongStrings'],
  Images: ['Image+'],
  Urls: ['Url+'],
  ShortStrings: ['String+'],
  LongStrings: ['String+'],
  // Texts and addresses, with a value per language.
  'OfficeApp/DisplayName': ['Override*'],
  'OfficeApp/Description': ['Override*'],
  IconUrl: ['Override*'],
  HighResolutionIconUrl: ['Override*'],
  SupportUrl: ['Override*'],
  'DefaultSettings/SourceLocation': ['Override*'],
  'Images/Image': ['Override*'],
  Url: ['Override*'],
  String: ['Override*'],
};

/** The namespaces: of the manifest, of the part for ribbons, and of the resources in it. */
const OFFICE = 'http://schemas.microsoft.com/office/';
export const NAMESPACES = {
  manifest: `${OFFICE}appforoffice/1.1`,
  ribbon: `${OFFICE}taskpaneappversionoverrides`,
  resources: `${OFFICE}officeappbasictypes/1.0`,
};

/** Attributes that an element must have. */
export const ATTRIBUTES = {
  'OfficeApp/DisplayName': ['DefaultValue'],
  'OfficeApp/Description': ['DefaultValue'],
  IconUrl: ['DefaultValue'],
  HighResolutionIconUrl: ['DefaultValue'],
  SupportUrl: ['DefaultValue'],
  'DefaultSettings/SourceLocation': ['DefaultValue'],
  'OfficeApp/Hosts/Host': ['Name'],
  Set: ['Name'],
  OfficeTab: ['id'],
  CustomTab: ['id'],
  Group: ['id'],
  Control: ['id', 'type'],
  Action: ['type'],
  ExtensionPoint: ['type'],
  'Icon/Image': ['size', 'resid'],
  'Images/Image': ['id', 'DefaultValue'],
  Url: ['id', 'DefaultValue'],
  String: ['id', 'DefaultValue'],
  Override: ['Locale', 'Value'],
};

/** Longest text in characters, for an element and its overrides. */
export const LENGTHS = {
  'OfficeApp/DisplayName': 125,
  'OfficeApp/Description': 250,
  'ShortStrings/String': 125,
  'LongStrings/String': 250,
  ProviderName: 125,
};
export const URL_LENGTH = 2048;
export const ID_LENGTH = 32;

/** Which list of resources a `resid` must name, by the element that has it. */
export const RESOURCE_OF = {
  Label: 'ShortStrings',
  Title: 'ShortStrings',
  Description: 'LongStrings',
  SourceLocation: 'Urls',
  FunctionFile: 'Urls',
  LearnMoreUrl: 'Urls',
  Image: 'Images',
};

export const PERMISSIONS = ['Restricted', 'ReadDocument', 'ReadAllDocument', 'WriteDocument', 'ReadWriteDocument'];
export const ICON_SIZES = { mandatory: [16, 32, 80], optional: [20, 24, 40, 48, 64] };
/** The two pictures outside the ribbon, in pixels. */
export const PICTURES = { IconUrl: 32, HighResolutionIconUrl: 64 };
export const HOST = 'Workbook';
/** A full language tag such as zh-CN; Office takes no bare `zh`. */
export const LOCALE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?-[A-Z]{2}$/;
export const OTHER_LANGUAGE = 'en-US';
export const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
export const VERSION = /^\d{1,5}(\.\d{1,5}){1,3}$/;
