/**
 * The notes of a newer client library: the published build (1.1.110) has none. Declared as its generated code declares comments,
 * on its own base classes, so that the adapter's notes travel the real way to the in-memory host.
 */
type Constructor = new (context: unknown, path: unknown) => ClientObject;

interface ClientObject {
  readonly context: unknown;
  _isNull: boolean;
  _handleResult(value: unknown): void;
}

interface Library {
  readonly OfficeExtension: {
    readonly ClientObject: Constructor;
    readonly Utility: {
      fixObjectPathIfNecessary(object: unknown, value: unknown): void;
      load(object: unknown, options: unknown): unknown;
      throwIfNotLoaded(name: string, value: unknown, type: string, isNull: boolean): void;
    };
    readonly BatchApiHelper: {
      createPropertyObject(type: unknown, parent: unknown, name: string, isCollection: boolean, flags: number): unknown;
      createMethodObject(
        type: unknown,
        parent: unknown,
        name: string,
        operation: number,
        args: readonly unknown[],
        isCollection: boolean,
        isInvalidAfterRequest: boolean,
        getById: string | null,
        flags: number,
      ): unknown;
      createChildItemObject(type: unknown, hasIndexer: boolean, parent: unknown, data: unknown, index: number): ClientObject;
      invokeMethod(
        object: unknown,
        name: string,
        operation: number,
        args: readonly unknown[],
        flags: number,
        resultType: number,
      ): unknown;
    };
  };
  readonly Excel: { readonly Worksheet: { readonly prototype: object }; readonly Range: unknown };
}

const READ = 4;

/** Gives `Excel.Worksheet` its `notes`; returns what takes them away again. */
export const addNotes = (page: unknown): (() => void) => {
  const { OfficeExtension, Excel } = page as Library;
  const { BatchApiHelper, ClientObject, Utility } = OfficeExtension;

  class Note extends ClientObject {
    private text: unknown;
    get _className(): string {
      return 'Note';
    }
    get _scalarPropertyNames(): string[] {
      return ['content'];
    }
    get content(): unknown {
      Utility.throwIfNotLoaded('content', this.text, 'Note', this._isNull);
      return this.text;
    }
    delete(): void {
      BatchApiHelper.invokeMethod(this, 'Delete', 0, [], 0, 0);
    }
    getLocation(): unknown {
      return BatchApiHelper.createMethodObject(Excel.Range, this, 'GetLocation', 1, [], false, true, null, READ);
    }
    override _handleResult(value: unknown): void {
      super._handleResult(value);
      Utility.fixObjectPathIfNecessary(this, value);
      this.text = (value as { Content?: unknown }).Content;
    }
  }

  class NoteCollection extends ClientObject {
    private list: ClientObject[] | undefined;
    get _className(): string {
      return 'NoteCollection';
    }
    get _isCollection(): boolean {
      return true;
    }
    get items(): ClientObject[] | undefined {
      Utility.throwIfNotLoaded('items', this.list, 'NoteCollection', this._isNull);
      return this.list;
    }
    add(cell: string, content: string): unknown {
      return BatchApiHelper.createMethodObject(Note, this, 'Add', 0, [cell, content], false, true, null, 0);
    }
    load(options: unknown): unknown {
      return Utility.load(this, options);
    }
    getItem(key: string): unknown {
      return BatchApiHelper.createMethodObject(Note, this, 'GetItemOrNullObject', 1, [key], false, false, null, READ);
    }
    override _handleResult(value: unknown): void {
      super._handleResult(value);
      Utility.fixObjectPathIfNecessary(this, value);
      const items = (value as { _Items?: readonly unknown[] })._Items;
      if (!items) return;
      this.list = items.map((data, i) => {
        const item = BatchApiHelper.createChildItemObject(Note, true, this, data, i);
        item._handleResult(data);
        return item;
      });
    }
  }

  const made = new WeakMap<object, unknown>();
  Object.defineProperty(Excel.Worksheet.prototype, 'notes', {
    configurable: true,
    get(this: object) {
      const notes = made.get(this) ?? BatchApiHelper.createPropertyObject(NoteCollection, this, 'Notes', true, READ);
      made.set(this, notes);
      return notes;
    },
  });
  return () => {
    delete (Excel.Worksheet.prototype as { notes?: unknown }).notes;
  };
};
