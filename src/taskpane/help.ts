/** The guide's page as a pane of its own: Office waits for each page that it opens to say that it is ready. In a browser there is nobody to tell. */
if (typeof Office !== 'undefined') void Office.onReady();
