"""The one door: perform, offered, and the entrances for new rows and edits.

Import from here lazily: ``from yiteng.workflow import door, entrances`` after apps are ready;
``yiteng.workflow.flow`` for registering.
"""
