<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ActionBar</name>
    <message>
        <source>Truncation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearer to the average picture on the left, as varied as the generator is on the right.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;New session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a history with the picture on screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a session, an exported picture, a generator or axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save everything that was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the session to another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import axes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file of feature axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Manage axes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename, group, reorder, remove, add axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discover axes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make sliders from labelled pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the picture with its recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export film s&amp;trip or grid…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One or two features over a range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export &amp;animation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move along a feature or through pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export &amp;batch…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same edits on many seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the picture on screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy reci&amp;pe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what makes the picture, as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;aste recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the picture of a copied recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last step back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the step again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another picture; locked features stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go to seed…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture of a seed; locked features stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rese&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the start picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Un&amp;lock all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take every lock off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Straight &amp;lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit along straight lines, off the shell of z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the search box of the features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the pane with the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One pixel of the screen a pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarge the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrink the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sp&amp;lit view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start picture left of a divider to drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that was made, below the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Smooth scaling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale smoothly, or show square pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Checker background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay a checker pattern around the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the s&amp;ystem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance: {look}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About TL-GAN Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions and licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExceptionReporter</name>
    <message>
        <source>Something went wrong inside, and the last action may not have been done. Your picture is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The details are in the log file, in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImagePane</name>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>No picture yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Axes (*.safetensors);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the session {name}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the session?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds every picture that you made since it was last saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of the picture:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions (*{ending})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures ({endings})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Generator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of the last picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
