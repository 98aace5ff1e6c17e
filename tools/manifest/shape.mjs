/**
 * What this add-in's manifest is made of: one tree of elements, each with its attributes, its text, and its children in their only order.
 * It is as narrow as the add-in: Office knows more elements and values, but a manifest with another of them would be another add-in.
 */
import { address, GUID, ID, only, upTo, VERSION } from './forms.mjs';

/** The namespaces: of the manifest, of the part for ribbons, and of the resources in it. */
const OFFICE = 'http://schemas.microsoft.com/office/';
const RIBBON = `${OFFICE}taskpaneappversionoverrides`;
const RESOURCES = `${OFFICE}officeappbasictypes/1.0`;
export const MANIFEST = `${OFFICE}appforoffice/1.1`;

export const OTHER_LANGUAGE = 'en-US';
const HOST = 'Workbook';
/** What leaves out Excel 2016 and 2019, and is the least that src/excel works with. */
const LEAST = '1.9';

/**
 * `namespace` is that of the parent where it is not given; `many`: once or more, else exactly once. An element without `text` has none.
 * @typedef {{ attributes: Record<string, import('./forms.mjs').Form>, children: Record<string, Shape>, text?: import('./forms.mjs').Form, namespace?: string, many?: boolean }} Shape
 */

/** @returns {Shape} */
const element = (attributes = {}, children = {}, rest = {}) => ({ attributes, children, ...rest });
const text = (form) => element({}, {}, { text: form });
const many = (shape) => ({ ...shape, many: true });
const inside = (namespace, shape) => ({ ...shape, namespace });

/** A text in both languages. */
const words = (longest, attributes = {}) =>
  element(
    { ...attributes, DefaultValue: upTo(longest) },
    { Override: element({ Locale: only(OTHER_LANGUAGE), Value: upTo(longest) }) },
  );
const SHORT = 125;
const LONG = 250;
const url = element({ DefaultValue: address });
const reference = element({ resid: ID });
const icon = element(
  {},
  { Image: many(inside(RESOURCES, element({ size: only('16', '20', '24', '32', '40', '48', '64', '80'), resid: ID }))) },
);

const button = element(
  { 'xsi:type': only('Button'), id: ID },
  {
    Label: reference,
    Supertip: element({}, { Title: reference, Description: reference }),
    Icon: icon,
    Action: element({ 'xsi:type': only('ShowTaskpane') }, { TaskpaneId: text(ID), SourceLocation: reference }),
  },
);
const group = element({ id: ID }, { Label: reference, Icon: icon, Control: many(button) });

const ribbon = element(
  { 'xsi:type': only('VersionOverridesV1_0') },
  {
    Hosts: element(
      {},
      {
        Host: element(
          { 'xsi:type': only(HOST) },
          {
            DesktopFormFactor: element(
              {},
              {
                GetStarted: element({}, { Title: reference, Description: reference, LearnMoreUrl: reference }),
                ExtensionPoint: element(
                  { 'xsi:type': only('PrimaryCommandSurface') },
                  { OfficeTab: element({ id: only('TabHome') }, { Group: group }) },
                ),
              },
            ),
          },
        ),
      },
    ),
    Resources: element(
      {},
      {
        Images: inside(RESOURCES, element({}, { Image: many(element({ id: ID, DefaultValue: address })) })),
        Urls: inside(RESOURCES, element({}, { Url: many(element({ id: ID, DefaultValue: address })) })),
        ShortStrings: inside(RESOURCES, element({}, { String: many(words(SHORT, { id: ID })) })),
        LongStrings: inside(RESOURCES, element({}, { String: many(words(LONG, { id: ID })) })),
      },
    ),
  },
  { namespace: RIBBON },
);

/** The root, OfficeApp. */
export const ROOT = element(
  { 'xsi:type': only('TaskPaneApp') },
  {
    Id: text(GUID),
    Version: text(VERSION),
    ProviderName: text(upTo(SHORT)),
    DefaultLocale: text(only('zh-CN')),
    DisplayName: words(SHORT),
    Description: words(LONG),
    IconUrl: url,
    HighResolutionIconUrl: url,
    SupportUrl: url,
    Hosts: element({}, { Host: element({ Name: only(HOST) }) }),
    Requirements: element(
      {},
      {
        Sets: element({ DefaultMinVersion: only(LEAST) }, { Set: element({ Name: only('ExcelApi'), MinVersion: only(LEAST) }) }),
      },
    ),
    DefaultSettings: element({}, { SourceLocation: url }),
    // Awards are written into the sheet; less would let nobody write.
    Permissions: text(only('ReadWriteDocument')),
    VersionOverrides: ribbon,
  },
);

/** Which list of resources a `resid` must name, by the element that has it. */
export const RESOURCE_OF = {
  Label: 'ShortStrings',
  Title: 'ShortStrings',
  Description: 'LongStrings',
  SourceLocation: 'Urls',
  LearnMoreUrl: 'Urls',
  Image: 'Images',
};

/** Sizes that Office demands of a ribbon's icon. */
export const MANDATORY_SIZES = ['16', '32', '80'];
/** The two pictures outside the ribbon, in pixels. */
export const PICTURES = { IconUrl: 32, HighResolutionIconUrl: 64 };
